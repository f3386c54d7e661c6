package org.osmigrate.backfill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.work.WorkItem;

/** The work that the change of one index is: ranges of what came, where it is compared, and deletions of what is gone. */
final class DeltaItems {

    private static final SourceReading PLAIN = SourceReading.AsStored.ALWAYS;

    private final IndexChange change;
    private final BackfillSettings settings;
    private final List<WorkItem> items = new ArrayList<>();
    private long documents;

    private DeltaItems(IndexChange change, BackfillSettings settings) {
        this.change = change;
        this.settings = settings;
    }

    static DeltaItems of(IndexChange change, BackfillSettings settings) {
        DeltaItems items = new DeltaItems(change, settings);
        switch (change.mode()) {
            case WHOLE -> {}
            case REPLACED -> items.leftOver();
            case COMPARED -> items.compared();
        }
        return items;
    }

    List<WorkItem> items() {
        return List.copyOf(items);
    }

    /** Documents in the ranges that are to be sent. */
    long documents() {
        return documents;
    }

    private void compared() {
        SourceReading reading = BackfillPlanner.reading(change.index(), settings);
        for (SnapshotShard shard : change.index().shards()) {
            documents += change.compare(shard, reading, found -> compared(shard, found));
        }
    }

    private long compared(SnapshotShard shard, ShardChange found) {
        long living = 0;
        for (SegmentDocuments segment : found.come()) {
            items.addAll(BackfillPlanner.ranges(shard, segment, settings.rangeBytes(), SameOperations.MOST));
            living += segment.liveDocs();
        }
        delete(shard, found, living, bytes(found.come()));
        return living;
    }

    /** What is not compared is looked for in the whole index. */
    private void leftOver() {
        long[] living = {0, 0};
        for (SnapshotShard shard : change.index().shards()) {
            try (Directory directory = shard.directory()) {
                for (SegmentDocuments segment :
                        IndexChange.open(directory, shard, PLAIN).segments()) {
                    living[0] += segment.liveDocs();
                    living[1] += segment.bytes();
                }
            } catch (IOException e) {
                throw IndexChange.cannotClose(shard, e);
            }
        }
        change.before().shards().forEach(shard -> deleteAll(shard, living[0], living[1]));
    }

    private void deleteAll(SnapshotShard old, long living, long livingBytes) {
        try (Directory directory = old.directory()) {
            delete(old, ShardChange.allGone(IndexChange.open(directory, old, PLAIN)), living, livingBytes);
        } catch (IOException e) {
            throw IndexChange.cannotClose(old, e);
        }
    }

    private void delete(SnapshotShard shard, ShardChange found, long living, long livingBytes) {
        if (found.gone().isEmpty()) {
            return;
        }
        for (DeletionPart part : DeletionPart.all(living, Keys.AT_ONCE)) {
            String label = part.label();
            String id = String.join("/", shard.index(), Integer.toString(shard.number()), label);
            long bytes = bytes(found.gone()) + livingBytes;
            items.add(WorkItem.fresh(id, shard.index(), shard.number(), label, 0, Clearing.length(found), bytes));
        }
    }

    private static long bytes(List<SegmentDocuments> segments) {
        return segments.stream().mapToLong(SegmentDocuments::bytes).sum();
    }
}
