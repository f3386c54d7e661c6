package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.IndexMetadata;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.transform.MetadataBody;

/** Turns what a snapshot knows of an index into the body of a create-index request. */
final class ReadIndex {

    private static final String ROUTING_SHARDS = "index.number_of_routing_shards";

    private ReadIndex() {}

    static Item.Index of(SnapshotIndex index) {
        IndexMetadata metadata = index.metadata();
        ObjectNode aliases = metadata.settings().objectNode();
        metadata.aliases().forEach(aliases::set);
        ObjectNode none = metadata.settings().objectNode();
        MetadataBody body = MetadataBody.of(metadata.settings(), metadata.mappings(), aliases, none);
        shards(body.settings(), metadata);
        return new Item.Index(index.name(), body, metadata.open(), types(index));
    }

    private static String types(SnapshotIndex index) {
        return switch (index.types()) {
            case DocumentTypes.All _, DocumentTypes.Backed _ -> "";
            case DocumentTypes.One one ->
                "documents of type " + one.type() + " of index " + index.origin() + "; each of its "
                        + one.known().size() + " parts has its settings and all of its aliases";
            case DocumentTypes.Merged merged ->
                "the types " + String.join(", ", merged.types())
                        + " are merged; documents whose id occurs in several of them fail"
                        + (index.joinField().isEmpty()
                                ? ""
                                : "; the join field " + index.joinField() + " tells parents and children");
        };
    }

    /** The same number of routing shards makes documents hash to the same shard, and keeps later splits possible. */
    private static void shards(ObjectNode settings, IndexMetadata metadata) {
        settings.put("index.number_of_shards", Integer.toString(metadata.shards()));
        settings.remove(ROUTING_SHARDS);
        if (metadata.routingShards() > 0 && metadata.routingShards() % metadata.shards() == 0) {
            settings.put(ROUTING_SHARDS, Integer.toString(metadata.routingShards()));
        }
    }
}
