package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Reply;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.AccessDenied;

/** A target that does what bulks say, in memory: a document has its place by routing, and versions are kept over deletions. */
final class MemoryTarget implements ClusterClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int shards;
    private final Map<String, Document> places = new TreeMap<>();
    private int indexed;
    private int deleted;
    private int conflicts;
    private int bulksLeft = Integer.MAX_VALUE;

    /** What is at a place: a document, or the memory of one that was deleted. */
    record Document(String index, String id, String routing, String source, long version, boolean live) {}

    MemoryTarget(int shards) {
        this.shards = shards;
    }

    /** The live documents by index, place and id, with routing and source. */
    synchronized Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        places.forEach((place, document) -> {
            if (document.live()) {
                documents.put(place, document.routing() + " " + document.source());
            }
        });
        return documents;
    }

    /** Where something was done, deletions included. */
    synchronized Set<String> places() {
        return Set.copyOf(places.keySet());
    }

    synchronized int indexed() {
        return indexed;
    }

    synchronized int deleted() {
        return deleted;
    }

    synchronized int conflicts() {
        return conflicts;
    }

    synchronized void forgetCounts() {
        indexed = 0;
        deleted = 0;
        conflicts = 0;
    }

    /** Takes so many bulks, and then refuses everything. */
    synchronized void takeOnly(int bulks) {
        bulksLeft = bulks;
    }

    @Override
    public synchronized CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        if (bulksLeft-- <= 0) {
            return CompletableFuture.failedFuture(new AccessDenied("no more bulks", "Wait."));
        }
        List<ItemFailure> failures = new ArrayList<>();
        Iterator<String> lines =
                StandardCharsets.UTF_8.decode(body.content()).toString().lines().iterator();
        for (int item = 0; lines.hasNext(); item++) {
            JsonNode action = tree(lines.next());
            boolean delete = action.has("delete");
            JsonNode meta = action.path(delete ? "delete" : "index");
            Document next = new Document(
                    body.index(),
                    meta.path("_id").asText(),
                    meta.path("routing").asText(""),
                    delete ? "" : tree(lines.next()).toString(),
                    meta.path("version").asLong(-1),
                    !delete);
            if (!apply(next)) {
                failures.add(new ItemFailure(item, 409, "version_conflict_engine_exception", "newer"));
            }
        }
        return CompletableFuture.completedFuture(new BulkOutcome.Answered(List.copyOf(failures)));
    }

    private boolean apply(Document next) {
        String by = next.routing().isEmpty() ? next.id() : next.routing();
        String place = next.index() + "/" + Math.floorMod(by.hashCode(), shards) + "/" + next.id();
        Document known = places.get(place);
        if (next.version() >= 0 && known != null && known.version() >= next.version()) {
            conflicts++;
            return false;
        }
        if (next.live()) {
            indexed++;
        } else {
            deleted++;
        }
        places.put(place, next);
        return true;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ClusterSettings settings() {
        return new ClusterSettings(
                "target",
                URI.create("http://target.invalid"),
                new Credentials.None(),
                Tls.DEFAULT,
                Duration.ofSeconds(1));
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply send(Call call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public JsonNode json(Call call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public void close() {}
}
