package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.verify.TargetState.Shard;

/** The documents of an index or data stream of the target, read in pages; a part is a shard. */
final class TargetDocuments implements TargetSide {

    private static final int MOST_HITS = 10_000;
    private static final String READING = "Reading";

    /** Ids and routings are written here, and what a search says of itself. */
    private static final int AROUND = 1 << 20;

    private final TargetRequests requests;
    private final String index;
    private final List<Shard> shards;
    private final Fingerprinter.Terms terms;
    private final long pageBytes;
    private final Throttle throttle;
    private final Meter meter;

    TargetDocuments(
            TargetRequests requests,
            String index,
            List<Shard> shards,
            Fingerprinter.Terms terms,
            long pageBytes,
            Throttle throttle,
            Meter meter) {
        this.requests = requests;
        this.index = index;
        this.shards = List.copyOf(shards);
        this.terms = terms;
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
        List<StoredDocument> found = new ArrayList<>();
        find(List.copyOf(ids), found);
        return found;
    }

    /** An answer that is too long is asked for in halves. */
    private void find(List<String> ids, List<StoredDocument> found) {
        Fingerprinter fingerprinter = new Fingerprinter(terms);
        SearchReader reader = new SearchReader(index, severalIndices(), fingerprinter, document -> {
            String text = document.form() == Form.JSON ? fingerprinter.takenText() : "";
            found.add(new StoredDocument(document, text));
        });
        Optional<Reply> reply = requests.bounded(index, byIds(ids, true), answer());
        if (reply.isPresent()) {
            complete(reply.get(), reader::read);
        } else if (ids.size() == 1) {
            terms.room().alone(() -> findAlone(ids, reader));
        } else {
            find(ids.subList(0, ids.size() / 2), found);
            find(ids.subList(ids.size() / 2, ids.size()), found);
        }
    }

    /** What is too long by itself comes without its source. */
    private SearchPage findAlone(List<String> ids, SearchReader reader) {
        return requests.bounded(index, byIds(ids, true), longestAnswer())
                .map(reply -> complete(reply, reader::read))
                .orElseGet(() -> complete(
                        requests.search(index, () -> requests.client().send(byIds(ids, false))), reader::readTooLong));
    }

    private Call byIds(List<String> ids, boolean sources) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ids.forEach(body.putObject("query").putObject("ids").putArray("values")::add);
        body.put("size", MOST_HITS).put("_source", sources).put("track_total_hits", false);
        return Call.get(index, "_search")
                .with("allow_partial_search_results", "false")
                .with(body);
    }

    private int answer() {
        return withAround(Math.max(terms.room().each(), pageBytes));
    }

    private int longestAnswer() {
        return withAround(terms.room().most());
    }

    private static int withAround(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE - 64L, bytes + AROUND);
    }

    private boolean severalIndices() {
        return shards.stream().map(Shard::index).distinct().count() > 1;
    }

    private void read(Shard shard, Consumer<Fingerprint> documents) {
        try (PointInTime view = new PointInTime(requests, shard.index(), shard.number())) {
            SearchReader reader = new SearchReader(shard.index(), false, new Fingerprinter(terms), document -> {
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
        Optional<Reply> reply = view.page(after, size.documents(), answer());
        while (reply.isPresent() ? tooLarge(reply.get()) && size.shrink() : size.shrinkForNow()) {
            reply = view.page(after, size.documents(), answer());
        }
        SearchPage page = reply.map(found -> complete(found, reader::read))
                .orElseGet(() -> terms.room().alone(() -> nextAlone(view, after, reader)));
        size.answered(page.hits(), reply.map(found -> found.text().length()).orElse(answer()));
        view.renewed(page);
        return page;
    }

    private SearchPage nextAlone(PointInTime view, long after, SearchReader reader) {
        return view.page(after, 1, longestAnswer())
                .map(reply -> complete(reply, reader::read))
                .orElseGet(() -> complete(view.pageWithoutSource(after), reader::readTooLong));
    }

    /** More documents than the index allows, or more bytes than the node can take. */
    private static boolean tooLarge(Reply reply) {
        return reply.status() == 429
                || (!reply.ok()
                        && (reply.text().contains("max_result_window")
                                || reply.text().contains("circuit_breaking_exception")));
    }

    private SearchPage complete(Reply reply, Function<String, SearchPage> reader) {
        if (!reply.ok()) {
            throw requests.refused(reply, index, READING);
        }
        SearchPage page = reader.apply(reply.text());
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
