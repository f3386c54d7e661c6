package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An index with several mapping types as one that has none: a part of it, or all of it.
 *
 * @param whole the index
 * @param name the name it moves under
 * @param types the documents that move
 * @param mapping their mapping
 * @param joinField the field of the mapping that tells parents and children; empty for none
 */
record TypedIndex(SnapshotIndex whole, String name, DocumentTypes types, ObjectNode mapping, String joinField)
        implements SnapshotIndex {

    @Override
    public String origin() {
        return whole.name();
    }

    @Override
    public IndexMetadata metadata() {
        IndexMetadata known = whole.metadata();
        return new IndexMetadata(
                name,
                known.uuid(),
                known.shards(),
                known.routingShards(),
                known.open(),
                known.settings(),
                TypeMappings.untyped(mapping),
                known.aliases());
    }

    @Override
    public List<SnapshotShard> shards() {
        return whole.shards().stream()
                .<SnapshotShard>map(shard -> new NamedShard(shard, name))
                .toList();
    }
}
