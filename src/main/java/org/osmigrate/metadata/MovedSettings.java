package org.osmigrate.metadata;

import java.util.List;
import java.util.Optional;
import org.osmigrate.selection.Glob;

/** Persistent cluster settings: those that say what a cluster does, apart from those that say what it runs on. */
final class MovedSettings {

    /** Limits and habits that applications rely on. */
    private static final List<Glob> MOVED = globs("""
            action.auto_create_index action.destructive_requires_name
            cluster.max_shards_per_node cluster.indices.close.enable
            search.max_buckets search.default_search_timeout search.default_allow_partial_results
            search.default_keep_alive search.max_keep_alive search.max_open_scroll_context
            search.allow_expensive_queries search.low_level_cancellation
            indices.id_field_data.enabled indices.query.bool.max_clause_count
            script.allowed_types script.allowed_contexts script.max_size_in_bytes""");

    /** Settings and the reason why each does not move; the first that fits counts. */
    private record Stays(List<Glob> settings, String reason) {

        Stays(String settings, String reason) {
            this(globs(settings), reason);
        }
    }

    private static final List<Stays> STAY = List.of(
            new Stays(
                    "xpack.* slm.* indices.lifecycle.* stack.* ingest.geoip.* cluster.deprecation_indexing.*",
                    "it belongs to a feature of Elasticsearch that OpenSearch has not"),
            new Stays("cluster.remote.* search.remote.*", "it names other clusters, which the target may not reach"),
            new Stays("logger.*", "it is about the logs of the source"),
            new Stays("cluster.blocks.*", "a block of the source says nothing about the target"),
            new Stays(
                    "cluster.routing.allocation.include.* cluster.routing.allocation.exclude.*"
                            + " cluster.routing.allocation.require.* cluster.routing.allocation.awareness.*"
                            + " discovery.* cluster.no_master_block cluster.initial_master_nodes",
                    "it names nodes of the source, or attributes of theirs"),
            new Stays("cluster.routing.*", "it steers where the source's shards are"),
            new Stays(
                    "indices.recovery.* indices.breaker.* indices.memory.* indices.fielddata.* network.breaker.*"
                            + " thread_pool.* threadpool.*",
                    "it is tuned to the machines of the source"));

    private static final String UNKNOWN = "it is not among the settings that are known to mean the same on the target";

    private MovedSettings() {}

    /** Why it is not moved unless it is named; empty for one that is moved. */
    static Optional<String> reason(String setting) {
        if (fits(MOVED, setting)) {
            return Optional.empty();
        }
        return STAY.stream()
                .filter(stays -> fits(stays.settings(), setting))
                .map(Stays::reason)
                .findFirst()
                .or(() -> Optional.of(UNKNOWN));
    }

    private static boolean fits(List<Glob> globs, String setting) {
        return globs.stream().anyMatch(glob -> glob.matches(setting));
    }

    private static List<Glob> globs(String names) {
        return List.of(names.strip().split("\\s+")).stream().map(Glob::new).toList();
    }
}
