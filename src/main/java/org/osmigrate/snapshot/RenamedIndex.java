package org.osmigrate.snapshot;

import java.util.List;

/**
 * An index that moves under another name.
 *
 * @param whole as it is
 * @param name the other name
 */
record RenamedIndex(SnapshotIndex whole, String name) implements SnapshotIndex {

    @Override
    public String origin() {
        return whole.origin();
    }

    @Override
    public List<SnapshotIndex> parts() {
        return whole.parts();
    }

    @Override
    public String joinField() {
        return whole.joinField();
    }

    @Override
    public DocumentTypes types() {
        return whole.types();
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
                known.types(),
                known.aliases());
    }

    @Override
    public List<SnapshotShard> shards() {
        return whole.shards().stream()
                .<SnapshotShard>map(shard -> new NamedShard(shard, name))
                .toList();
    }
}
