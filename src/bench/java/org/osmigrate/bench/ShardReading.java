package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** All documents of a snapshot, read as a backfill reads them. */
record ShardReading(DataSet data) {

    /** Hands over every live document. */
    void read(DocumentConsumer consumer) {
        eachSegment(segment -> segment.read(0, segment.maxDoc(), consumer));
    }

    /** Compares every segment with its checksums; the bytes that were read. */
    long verify() {
        long[] bytes = new long[1];
        eachSegment(segment -> {
            segment.verifyChecksums();
            bytes[0] += segment.bytes();
        });
        return bytes[0];
    }

    private void eachSegment(java.util.function.Consumer<SegmentDocuments> action) {
        try (ObjectStore store = ObjectStore.open(data.repository().toString())) {
            for (SnapshotShard shard : shards(store)) {
                try (Directory directory = shard.directory()) {
                    ShardDocuments.open(directory, shard.index() + "[" + shard.number() + "]")
                            .segments()
                            .forEach(action);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SnapshotShard> shards(ObjectStore store) {
        Snapshot snapshot = SnapshotRepository.open(store).snapshot(DataSet.SNAPSHOT);
        return snapshot.indices().stream()
                .flatMap(index -> index.shards().stream())
                .toList();
    }
}
