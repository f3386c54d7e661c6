package org.osmigrate.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.Directory;

/**
 * A data stream as one index.
 *
 * @param name of the data stream
 * @param parts its backing indices, the one that was written to last
 */
record StreamIndex(String name, List<SnapshotIndex> parts) implements SnapshotIndex {

    StreamIndex {
        parts = List.copyOf(parts);
    }

    @Override
    public DocumentTypes types() {
        return new DocumentTypes.Backed(parts.stream().map(SnapshotIndex::name).toList());
    }

    /** Those of the index that was written to. */
    @Override
    public IndexMetadata metadata() {
        IndexMetadata last = parts.getLast().metadata();
        return new IndexMetadata(
                name,
                last.uuid(),
                parts.stream().mapToInt(part -> part.metadata().shards()).sum(),
                last.routingShards(),
                last.open(),
                last.settings(),
                last.types(),
                Map.of());
    }

    /** Numbered through, so that a shard keeps its number where one of a partial snapshot is missing. */
    @Override
    public List<SnapshotShard> shards() {
        List<SnapshotShard> shards = new ArrayList<>();
        int before = 0;
        for (SnapshotIndex part : parts) {
            for (SnapshotShard shard : part.shards()) {
                shards.add(new Shard(shard, name, before + shard.number()));
            }
            before += part.metadata().shards();
        }
        return List.copyOf(shards);
    }

    private record Shard(SnapshotShard part, String index, int number) implements SnapshotShard {
        @Override
        public String origin() {
            return part.origin();
        }

        @Override
        public long bytes() {
            return part.bytes();
        }

        @Override
        public Directory directory() {
            return part.directory();
        }
    }
}
