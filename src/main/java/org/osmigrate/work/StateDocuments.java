package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.work.WorkItem.Stamp;

/** Reads and writes the documents of one state index; every write is a creation or a compare-and-set. */
final class StateDocuments {

    /** The most that one answer holds. */
    static final int PAGE = 1000;

    private static final String ALREADY_THERE = "resource_already_exists_exception";

    private final ClusterClient client;
    private final String index;
    private final String writer = UUID.randomUUID().toString();
    private final AtomicLong writes = new AtomicLong();

    StateDocuments(ClusterClient client, String index) {
        this.client = client;
        this.index = index;
    }

    ClusterClient client() {
        return client;
    }

    String index() {
        return index;
    }

    /** Refuses an existing index of a newer schema. */
    void checkSchema() {
        mappings().forEach(mapping -> Schema.check(index, mapping));
    }

    /** Empty when the index is not there; the name in the answer is another's where it is reached through an alias. */
    private List<JsonNode> mappings() {
        Reply reply = client.expect(Call.get(index, "_mapping"), Set.of(404));
        return reply.ok()
                ? reply.json()
                        .valueStream()
                        .map(entry -> entry.path("mappings"))
                        .toList()
                : List.of();
    }

    /** Creates the index if it is not there; one of an older schema gets the fields it lacks. */
    void createIndex() {
        // A cluster whose disk is full refuses the creation even of what is there.
        if (adopted()) {
            return;
        }
        Reply reply = client.expect(Call.put(index).with(Schema.creation()), Set.of(400));
        if (reply.ok()) {
            return;
        }
        JsonNode error = reply.json().path("error");
        if (!error.path("type").asText("").equals(ALREADY_THERE)) {
            throw new RequestRefused(
                    "The state index " + index + " cannot be created: "
                            + error.path("reason").asText(reply.text()),
                    "Look at the coordinator's settings and log.");
        }
        adopted();
    }

    private boolean adopted() {
        List<JsonNode> mappings = mappings();
        mappings.forEach(mapping -> Schema.check(index, mapping));
        if (mappings.stream().anyMatch(Schema::isOlder)) {
            client.json(Call.put(index, "_mapping").with(Schema.upgrade()));
        }
        return !mappings.isEmpty();
    }

    /** A realtime get; empty when there is no such document or no index. */
    Optional<StateDocument> get(String id) {
        Reply reply = client.expect(Call.get(index, "_doc", id), Set.of(404));
        if (reply.ok()) {
            return Optional.of(StateDocument.of(reply.json()));
        }
        refuseForeign(reply);
        return Optional.empty();
    }

    private void refuseForeign(Reply reply) {
        JsonNode json = reply.json();
        boolean known =
                json.has("found") || json.path("error").path("type").asText("").equals("index_not_found_exception");
        if (!known) {
            throw new RequestRefused(
                    "The " + client.settings().role() + " "
                            + client.settings().url() + " answered a read of " + index
                            + " with a 404 that is not about a document",
                    "Check that the URL leads to the cluster.");
        }
    }

    /** Writes a new document; empty when there is one already, and it is not from this very write. */
    Optional<Stamp> create(String id, ObjectNode source) {
        return write(Call.put(index, "_create", id), id, source);
    }

    /** Overwrites a document that nobody has written since it was read; empty when somebody has. */
    Optional<Stamp> replace(String id, ObjectNode source, Stamp stamp) {
        Call call = Call.put(index, "_doc", id)
                .with("if_seq_no", Long.toString(stamp.seqNo()))
                .with("if_primary_term", Long.toString(stamp.primaryTerm()));
        return write(call, id, source);
    }

    private Optional<Stamp> write(Call call, String id, ObjectNode source) {
        String token = writer + "-" + writes.incrementAndGet();
        Reply reply = client.expect(call.with((JsonNode) source.put("writer", token)), Set.of(409));
        if (reply.ok()) {
            return Optional.of(StateDocument.stampOf(reply.json()));
        }
        // The first answer may have been lost and the request sent again: then the conflict is with ourselves.
        return get(id).filter(document -> document.writtenBy(token)).map(StateDocument::stamp);
    }

    /** Makes everything written so far visible to searches; false when there is no index. */
    boolean refresh() {
        Reply reply = client.expect(Call.post(index, "_refresh"), Set.of(404));
        if (!reply.ok()) {
            return false;
        }
        if (reply.json().path("_shards").path("failed").asInt(1) > 0) {
            throw new CheckFailed(
                    "The state index " + index + " could not be refreshed on all its shards",
                    "Wait until the index is at least yellow.");
        }
        return true;
    }

    /** All documents of a kind whose name begins with a prefix, by name, after a refresh. */
    List<StateDocument> list(String kind, String prefix) {
        List<StateDocument> found = new ArrayList<>();
        if (!refresh()) {
            return found;
        }
        ObjectNode search = search(kind, prefix);
        JsonNode hits = hits(search);
        while (!hits.isEmpty()) {
            hits.forEach(hit -> found.add(StateDocument.of(hit)));
            search.set("search_after", hits.get(hits.size() - 1).path("sort"));
            hits = hits(search);
        }
        return found;
    }

    /** One page of what a search finds now, without a refresh; it may be stale, its stamps tell. */
    List<StateDocument> find(ObjectNode search) {
        List<StateDocument> found = new ArrayList<>();
        hits(search).forEach(hit -> found.add(StateDocument.of(hit)));
        return found;
    }

    /** The values of a keyword field among the documents that match, without a refresh. */
    Set<String> values(ObjectNode query, String field) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.put("size", 0).set("query", query);
        search.putObject("aggs")
                .putObject("values")
                .putObject("terms")
                .put("field", field)
                .put("size", PAGE);
        JsonNode answer = client.json(Call.post(index, "_search")
                .with("allow_partial_search_results", "false")
                .with(search));
        Set<String> values = new TreeSet<>();
        answer.path("aggregations")
                .path("values")
                .path("buckets")
                .forEach(bucket -> values.add(bucket.path("key").asText()));
        return values;
    }

    /** The number of documents that match, after a refresh. */
    long count(ObjectNode query) {
        refresh();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("query", query);
        JsonNode answer = client.json(Call.post(index, "_count").with(body));
        if (answer.path("_shards").path("failed").asInt(1) > 0) {
            throw new CheckFailed(
                    "A count in " + index + " is not of all its shards", "Wait until the index is at least yellow.");
        }
        return answer.required("count").asLong();
    }

    private JsonNode hits(ObjectNode search) {
        JsonNode answer = client.json(Call.post(index, "_search")
                .with("allow_partial_search_results", "false")
                .with(search));
        if (answer.path("timed_out").asBoolean(true)) {
            throw new CheckFailed(
                    "A search in " + index + " was cut short", "Try again when the cluster is less busy.");
        }
        return answer.required("hits").required("hits");
    }

    private static ObjectNode search(String kind, String prefix) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.put("size", PAGE).put("seq_no_primary_term", true);
        var filter = search.putObject("query").putObject("bool").putArray("filter");
        filter.addObject().putObject("term").put("kind", kind);
        if (!prefix.isEmpty()) {
            filter.addObject().putObject("prefix").put("name", prefix);
        }
        search.putArray("sort").addObject().put("name", "asc");
        return search;
    }
}
