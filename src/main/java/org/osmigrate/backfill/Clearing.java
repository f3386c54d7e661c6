package org.osmigrate.backfill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;

/** A shard of the older snapshot, open to find those of its documents that are not in the newer one any more. */
final class Clearing implements AutoCloseable {

    private final SnapshotIndex after;
    private final DeltaMode mode;
    private final List<Directory> open = new ArrayList<>();
    private final Set<SegmentDocuments> verified = new HashSet<>();
    private final String label;
    private final ShardChange change;

    Clearing(SnapshotIndex before, SnapshotIndex after, DeltaMode mode, int shard) {
        this.after = after;
        this.mode = mode;
        this.label = BackfillPlanner.label(before.name(), shard);
        ShardDocuments old = documents(before.shard(shard));
        this.change = mode == DeltaMode.COMPARED
                ? ShardChange.between(old, documents(after.shard(shard)))
                : ShardChange.allGone(old);
    }

    private ShardDocuments documents(SnapshotShard shard) {
        Directory directory = shard.directory();
        open.add(directory);
        return ShardDocuments.open(directory, label, SourceReading.AsStored.ALWAYS.values());
    }

    /** The numbers that the documents of an item have go through all its segments. */
    static int length(ShardChange change) {
        return Math.toIntExact(
                change.gone().stream().mapToLong(SegmentDocuments::maxDoc).sum());
    }

    /** Reads what is gone from the item's watermark on; the reader sorts out what lives on elsewhere. */
    void read(DeletionReader reader, DeletionPart part, boolean withVersions) {
        reader.keep(living(part));
        int base = 0;
        for (SegmentDocuments segment : change.gone()) {
            int from = Math.clamp(reader.from() - (long) base, 0, segment.maxDoc());
            if (from < segment.maxDoc() && !reader.stopped()) {
                reader.base(base);
                change.read(segment, from, segment.maxDoc(), withVersions, () -> verify(segment), reader);
            }
            base += segment.maxDoc();
        }
        reader.finish();
    }

    /** Of a compared shard only what came can keep an id alive: what stayed was another id before, too. */
    private Keys living(DeletionPart part) {
        Keys keys = new Keys(mode != DeltaMode.COMPARED, part);
        DocumentConsumer adding = document -> {
            if (after.types().include(document.type())) {
                keys.add(document);
            }
            return true;
        };
        if (mode == DeltaMode.COMPARED) {
            change.come()
                    .forEach(
                            segment -> change.read(segment, 0, segment.maxDoc(), false, () -> verify(segment), adding));
        } else {
            after.shards().forEach(shard -> readAll(shard, adding));
        }
        return keys;
    }

    private void readAll(SnapshotShard shard, DocumentConsumer consumer) {
        String name = BackfillPlanner.label(shard.index(), shard.number());
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, name).segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), consumer);
            }
        } catch (IOException e) {
            throw cannotClose(name, e);
        }
    }

    private void verify(SegmentDocuments segment) {
        if (verified.add(segment)) {
            segment.verifyChecksums();
        }
    }

    private static CorruptSnapshot cannotClose(String what, IOException cause) {
        return new CorruptSnapshot(what + " cannot be closed: " + cause, "Check the repository's storage.", cause);
    }

    @Override
    public void close() {
        for (Directory directory : open) {
            try {
                directory.close();
            } catch (IOException e) {
                throw cannotClose(label, e);
            }
        }
    }
}
