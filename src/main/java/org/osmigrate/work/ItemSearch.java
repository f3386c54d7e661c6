package org.osmigrate.work;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osmigrate.work.WorkerLease.Wish;

/** A search for items that may be claimed. */
record ItemSearch(ObjectNode body) {

    private static final int CANDIDATES = 16;

    /** The query for everything that is not finished. */
    static ObjectNode unfinished() {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ArrayNode filter = query.putObject("bool").putArray("filter");
        filter.addObject().putObject("term").put("kind", Documents.ITEM);
        filter.addObject().putObject("term").put("done", false);
        return query;
    }

    /** The searches to try one after another; {@code holders} are those whose items may be taken. */
    static List<ItemSearch> inOrder(Wish wish, Set<String> holders) {
        List<ItemSearch> searches = new ArrayList<>();
        for (String index : wish.preferred()) {
            if (!wish.excluded().contains(index)) {
                if (!wish.apart().isEmpty()) {
                    searches.add(random(apart(of(holders, wish, index), wish.apart())));
                }
                searches.add(random(of(holders, wish, index)));
            }
        }
        wish.near().filter(item -> !wish.excluded().contains(item.index())).ifPresent(item -> {
            ObjectNode shard = of(holders, wish, item.index());
            filters(shard).addObject().putObject("term").put("shard", item.shard());
            ObjectNode segment = shard.deepCopy();
            filters(segment).addObject().putObject("term").put("segment", item.segment());
            searches.add(inReadingOrder(segment));
            searches.add(random(shard));
        });
        if (!wish.apart().isEmpty()) {
            searches.add(random(apart(of(holders, wish), wish.apart())));
        }
        searches.add(random(of(holders, wish)));
        return searches;
    }

    private static ObjectNode apart(ObjectNode query, List<WorkItem> ranges) {
        ArrayNode not = ((ObjectNode) query.get("bool")).withArray("must_not");
        for (WorkItem range : ranges) {
            ArrayNode shard = not.addObject().putObject("bool").putArray("filter");
            shard.addObject().putObject("term").put("index", range.index());
            shard.addObject().putObject("term").put("shard", range.shard());
        }
        return query;
    }

    private static ObjectNode of(Set<String> holders, Wish wish, String... indices) {
        ObjectNode query = unfinished();
        ArrayNode either = filters(query)
                .addObject()
                .putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should");
        holders.forEach(either.addObject().putObject("terms").putArray("holder")::add);
        // Items written by a version without leases have no holder at all.
        either.addObject()
                .putObject("bool")
                .putArray("must_not")
                .addObject()
                .putObject("exists")
                .put("field", "holder");
        for (String index : indices) {
            filters(query).addObject().putObject("term").put("index", index);
        }
        if (!wish.excluded().isEmpty()) {
            ArrayNode not = ((ObjectNode) query.get("bool")).putArray("must_not");
            wish.excluded().forEach(not.addObject().putObject("terms").putArray("index")::add);
        }
        if (!wish.clearing().isEmpty()) {
            deletionsOnly(query, wish.clearing());
        }
        return query;
    }

    private static void deletionsOnly(ObjectNode query, Set<String> indices) {
        ArrayNode either = filters(query)
                .addObject()
                .putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should");
        either.addObject().putObject("prefix").put("segment", WorkItem.DELETIONS);
        ArrayNode others = either.addObject().putObject("bool").putArray("must_not");
        indices.forEach(others.addObject().putObject("terms").putArray("index")::add);
    }

    /** The query for the deletions that are not finished. */
    static ObjectNode unfinishedDeletions() {
        ObjectNode query = unfinished();
        filters(query).addObject().putObject("prefix").put("segment", WorkItem.DELETIONS);
        return query;
    }

    private static ArrayNode filters(ObjectNode query) {
        return (ArrayNode) query.get("bool").get("filter");
    }

    private static ItemSearch inReadingOrder(ObjectNode query) {
        ItemSearch search = new ItemSearch(page());
        search.body().set("query", query);
        search.body().putArray("sort").addObject().put("from", "asc");
        return search;
    }

    /** Workers that begin at different places seldom want the same. */
    private static ItemSearch random(ObjectNode query) {
        ItemSearch search = new ItemSearch(page());
        ObjectNode scored = search.body().putObject("query").putObject("function_score");
        scored.set("query", query);
        scored.putObject("random_score");
        return search;
    }

    private static ObjectNode page() {
        return JsonNodeFactory.instance.objectNode().put("size", CANDIDATES).put("seq_no_primary_term", true);
    }
}
