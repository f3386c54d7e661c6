package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.snapshot.IndexMetadata;

/**
 * How an index of the target spreads its documents.
 *
 * @param shards its primary shards
 * @param routingShards what hashes are divided by; 0 where the target does not tell
 * @param partitionSize over how many shards a routing is spread
 */
record TargetLayout(int shards, int routingShards, int partitionSize) {

    private static final String CREATED = "index.version.created";
    private static final String SHARDS = "index.number_of_shards";
    private static final String PARTITION = "index.routing_partition_size";

    /** Elasticsearch 1 hashed otherwise, and what it created kept its ways. */
    private static final int FIRST_WITH_PRESENT_HASH = 2_000_000;

    /** Empty for an index that is not there, or in which there is no document. */
    static Optional<TargetLayout> of(ClusterClient target, String index) {
        Reply reply = target.expect(Call.get(index, "_settings").with("flat_settings", "true"), Set.of(404));
        JsonNode settings = reply.json().path(index).path("settings");
        if (!reply.ok() || settings.isMissingNode() || isEmpty(target, index)) {
            return Optional.empty();
        }
        return Optional.of(new TargetLayout(
                settings.path(SHARDS).asInt(),
                routingShards(target, index),
                settings.path(PARTITION).asInt(1)));
    }

    private static boolean isEmpty(ClusterClient target, String index) {
        target.json(Call.post(index, "_refresh"));
        return target.json(Call.get(index, "_count")).path("count").asLong(-1) == 0;
    }

    private static int routingShards(ClusterClient target, String index) {
        try {
            return target.json(Call.get("_cluster", "state", "metadata", index)
                            .with("filter_path", "metadata.indices.*.routing_num_shards"))
                    .path("metadata")
                    .path("indices")
                    .path(index)
                    .path("routing_num_shards")
                    .asInt();
        } catch (AccessDenied mayNotBeAsked) {
            return 0;
        }
    }

    /** Whether documents that share a shard here, and only those, share one in the source. */
    boolean isThatOf(IndexMetadata source) {
        ObjectNode settings = source.settings();
        int routing = source.routingShards() == 0 ? source.shards() : source.routingShards();
        boolean divided = shards == source.shards()
                && routingShards == routing
                && partitionSize == settings.path(PARTITION).asInt(1)
                && settings.path(CREATED).asLong() >= FIRST_WITH_PRESENT_HASH;
        return divided || (shards == 1 && source.shards() == 1);
    }
}
