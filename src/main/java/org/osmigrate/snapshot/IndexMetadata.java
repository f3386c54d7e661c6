package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a snapshot knows of an index.
 *
 * @param name its name, for messages
 * @param uuid the identifier the cluster gave the index
 * @param shards the number of primary shards
 * @param routingShards the number of routing shards ({@code number_of_routing_shards}); 0 where the version has none
 * @param open false for a closed index
 * @param settings flat: full setting names ({@code index.number_of_replicas}) to texts, or arrays of texts
 * @param types the mappings of all types
 * @param aliases alias name to its body as of the create-index API: filter, index_routing, search_routing, is_write_index
 */
public record IndexMetadata(
        String name,
        String uuid,
        int shards,
        int routingShards,
        boolean open,
        ObjectNode settings,
        TypeMappings types,
        Map<String, ObjectNode> aliases) {

    public IndexMetadata {
        aliases = Map.copyOf(aliases);
    }

    /** An index of one mapping without a type level: {@code {"properties": {...}, "dynamic": ...}}. */
    public IndexMetadata(
            String uuid,
            int shards,
            int routingShards,
            boolean open,
            ObjectNode settings,
            ObjectNode mappings,
            Map<String, ObjectNode> aliases) {
        this(uuid, uuid, shards, routingShards, open, settings, TypeMappings.untyped(mappings), aliases);
    }

    /**
     * The only mapping, without a type level.
     *
     * @throws org.osmigrate.failure.UnsupportedFormat naming the types of an index that has several
     */
    public ObjectNode mappings() {
        return types.only("index " + name);
    }
}
