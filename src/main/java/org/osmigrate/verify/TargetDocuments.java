package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.verify.TargetState.Shard;

/** The documents of an index or data stream of the target, read in pages; a part is a shard. */
final class TargetDocuments implements TargetSide {

    private static final int MOST_HITS = 10_000;
    private static final String READING = "Reading";

    private final TargetRequests requests;
    private final String index;
    private final List<Shard> shards;
    private final boolean withSources;
    private final long pageBytes;
    private final Throttle throttle;
    private final Meter meter;

    TargetDocuments(
            TargetRequests requests,
            String index,
            List<Shard> shards,
            boolean withSources,
            long pageBytes,
            Throttle throttle,
            Meter meter) {
        this.requests = requests;
        this.index = index;
        this.shards = List.copyOf(shards);
        this.withSources = withSources;
        this.pageBytes = pageBytes;
        this.throttle = throttle;
        this.meter = meter;
    }

    @Override
    public List<Part> parts() {
        return shards.stream()
                .<Part>map(shard -> documents -> read(shard, documents))
                .toList();
    }

    @Override
    public List<StoredDocument> withIds(Collection<String> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ids.forEach(body.putObject("query").putObject("ids").putArray("values")::add);
        body.put("size", MOST_HITS).put("_source", true).put("track_total_hits", false);
        Call call = Call.get(index, "_search")
                .with("allow_partial_search_results", "false")
                .with(body);
        Reply reply = requests.search(index, () -> requests.client().send(call));
        Fingerprinter fingerprinter = new Fingerprinter(withSources);
        List<StoredDocument> found = new ArrayList<>();
        complete(reply, new SearchReader(index, severalIndices(), fingerprinter, document -> {
            String text = document.form() == Form.JSON ? fingerprinter.takenText() : "";
            found.add(new StoredDocument(document, text));
        }));
        return found;
    }

    private boolean severalIndices() {
        return shards.stream().map(Shard::index).distinct().count() > 1;
    }

    private void read(Shard shard, Consumer<Fingerprint> documents) {
        try (PointInTime view = new PointInTime(requests, shard.index(), shard.number())) {
            SearchReader reader = new SearchReader(shard.index(), false, new Fingerprinter(withSources), document -> {
                documents.accept(document);
                meter.document();
            });
            PageSize size = new PageSize(pageBytes);
            SearchPage page = next(view, -1, size, reader);
            long total = page.total();
            long read = page.hits();
            while (page.hits() > 0 && read < total) {
                page = next(view, page.last(), size, reader);
                read += page.hits();
            }
            requireAll(shard, read, total);
        }
    }

    private SearchPage next(PointInTime view, long after, PageSize size, SearchReader reader) {
        Tasks.stopIfInterrupted();
        throttle.take(size.documents());
        Reply reply = view.page(after, size.documents());
        while (tooLarge(reply) && size.shrink()) {
            reply = view.page(after, size.documents());
        }
        SearchPage page = complete(reply, reader);
        size.answered(page.hits(), reply.text().length());
        view.renewed(page);
        return page;
    }

    /** More documents than the index allows, or more bytes than the node can take. */
    private static boolean tooLarge(Reply reply) {
        return reply.status() == 429
                || (!reply.ok()
                        && (reply.text().contains("max_result_window")
                                || reply.text().contains("circuit_breaking_exception")));
    }

    private SearchPage complete(Reply reply, SearchReader reader) {
        if (!reply.ok()) {
            throw requests.refused(reply, index, READING);
        }
        SearchPage page = reader.read(reply.text());
        requests.requireAllShards(page.failedShards(), index, READING);
        if (page.timedOut()) {
            throw new CheckFailed(
                    "A search of the index " + index + " ran into the target's own time limit",
                    "Raise search.default_search_timeout on the target, or make verify.page-bytes smaller.");
        }
        return page;
    }

    private void requireAll(Shard shard, long read, long total) {
        if (read != total) {
            throw new CheckFailed(
                    "Shard " + shard.number() + " of the index " + shard.index() + " said that it has " + total
                            + " documents and gave " + read,
                    "Run the verification again; if it happens again, check the shard's health.");
        }
    }
}
