package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.MigrationFailure;

/**
 * A frozen view of one shard of the target. Within one shard the order of Lucene's document numbers is total and costs
 * nothing, so pages after the last number miss nothing and repeat nothing; over several shards it would not be, and a
 * slice by id would cost the target a pass over all its ids. A page may be asked for again, unlike one of a scroll.
 */
final class PointInTime implements AutoCloseable {

    private static final String KEEP_ALIVE = "10m";
    private static final String CREATE = "indices:data/read/point_in_time/create";
    private static final String DELETE = "indices:data/read/point_in_time/delete";

    private final TargetRequests requests;
    private final String index;
    private String id;

    PointInTime(TargetRequests requests, String index, int shard) {
        this.requests = requests;
        this.index = index;
        Call call = Call.post(index, "_search", "point_in_time")
                .with("keep_alive", KEEP_ALIVE)
                .with("preference", "_shards:" + shard)
                .with("allow_partial_pit_creation", "false");
        Reply created = requests.granted(CREATE, index, () -> requests.client().send(call));
        id = requests.whole(created, index, "Opening a point in time of")
                .path("pit_id")
                .textValue();
    }

    /** The answer to a page after a document number; -1 for the first page, which says how many there are in all. */
    Optional<Reply> page(long after, int documents, int mostBytes) {
        return page(after, documents, true, mostBytes);
    }

    /** The same without sources, of one document. */
    Reply pageWithoutSource(long after) {
        return page(after, 1, false, Integer.MAX_VALUE).orElseThrow();
    }

    private Optional<Reply> page(long after, int documents, boolean sources, int mostBytes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("pit").put("id", id).put("keep_alive", KEEP_ALIVE);
        body.put("size", documents).put("_source", sources).put("track_total_hits", after < 0);
        body.putArray("sort").add("_doc");
        if (after >= 0) {
            body.putArray("search_after").add(after);
        }
        Call call = Call.get("_search")
                .with("allow_partial_search_results", "false")
                .with(body);
        Optional<Reply> reply = requests.bounded(index, call, mostBytes);
        reply.ifPresent(this::requireThere);
        return reply;
    }

    /** Goes on under the identifier of the last answer. */
    void renewed(SearchPage page) {
        id = page.pointInTime().isEmpty() ? id : page.pointInTime();
    }

    /**
     * Gives it up; when that fails the target does so itself, at the end of the time to keep it. A user who may not is
     * told: a target keeps a few hundred at most.
     */
    @Override
    public void close() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("pit_id").add(id);
        Call call = Call.delete("_search", "point_in_time").with(body);
        try {
            requests.granted(DELETE, index, () -> requests.client().send(call));
        } catch (AccessDenied denied) {
            throw denied;
        } catch (MigrationFailure ignored) {
            id = "";
        }
    }

    private void requireThere(Reply reply) {
        if (reply.status() == 404) {
            throw new CheckFailed(
                    "The target lost its point in time of the index " + index
                            + ": a node has left or been restarted, or the index was deleted",
                    "Run the verification again: it goes on with this index.");
        }
    }
}
