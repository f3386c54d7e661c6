package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.MigrationFailure;

/** How long a request the target takes, asked for when a document is so long that it matters. */
final class LargestRequest {

    private static final String LENGTH = "max_content_length_in_bytes";

    /** What stands around a source in a bulk of one document, without id and routing. */
    private static final int AROUND = 128;

    private final ClusterClient target;
    private OptionalLong bytes = OptionalLong.empty();

    LargestRequest(ClusterClient target) {
        this.target = target;
    }

    /** Whether a document is too long, with the text that says so; empty when it fits, or the target does not tell. */
    String refusal(long source) {
        long most = most();
        return source + AROUND > most
                ? "the source has " + source + " bytes, and the target takes requests of at most " + most
                        + " bytes: raise http.max_content_length on its nodes"
                : "";
    }

    private synchronized long most() {
        if (bytes.isEmpty()) {
            bytes = OptionalLong.of(ask());
        }
        return bytes.getAsLong();
    }

    /** A user who may not ask is told by the answer to the bulk. */
    private long ask() {
        try {
            JsonNode nodes = target.json(Call.get("_nodes", "http")).path("nodes");
            return nodes.valueStream()
                    .map(node -> node.path("http").path(LENGTH))
                    .filter(JsonNode::isNumber)
                    .mapToLong(JsonNode::asLong)
                    .min()
                    .orElse(Long.MAX_VALUE);
        } catch (MigrationFailure e) {
            return Long.MAX_VALUE;
        }
    }
}
