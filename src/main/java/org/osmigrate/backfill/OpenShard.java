package org.osmigrate.backfill;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.reconstruct.Sources;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.work.WorkItem;

/** A shard that is read from; the checksums of a segment are verified before the first range of it is read. */
final class OpenShard implements AutoCloseable {

    private final String label;
    private final Directory directory;
    private final Map<String, SegmentDocuments> segments;
    private final SourceReading reading;
    private final DocumentChain changes;
    private final Set<String> verified = new HashSet<>();
    private final Optional<Directory> before;
    private final Optional<ShardChange> change;

    /** {@code old} is the shard of an older snapshot, where only what changed since is read. */
    OpenShard(SnapshotShard shard, SourceReading reading, DocumentChain changes, Optional<SnapshotShard> old) {
        this.label = BackfillPlanner.label(shard.index(), shard.number());
        this.directory = shard.directory();
        this.reading = reading;
        this.changes = changes;
        this.before = old.map(SnapshotShard::directory);
        ShardDocuments documents = ShardDocuments.open(directory, label, reading.values());
        this.change = before.map(older -> ShardChange.between(ShardDocuments.open(older, label), documents));
        this.segments = change.map(ShardChange::come).orElse(documents.segments()).stream()
                .collect(Collectors.toMap(SegmentDocuments::name, Function.identity()));
    }

    boolean holds(WorkItem item) {
        return label.equals(BackfillPlanner.label(item.index(), item.shard()));
    }

    /** Gives the sources of what is read. */
    Sources sources() {
        return reading.begin();
    }

    /** What is changed in what is read. */
    DocumentChain changes() {
        return changes;
    }

    /** Reads a range from its watermark on. */
    void read(WorkItem item, VersionMode versions, ItemReader reader) {
        SegmentDocuments segment = segment(item);
        int from = item.progress().watermark();
        if (change.isPresent()) {
            change.get().read(segment, from, item.to(), versions.readsVersions(), () -> verify(segment), reader);
            return;
        }
        verify(segment);
        if (versions.readsVersions()) {
            segment.readWithVersions(from, item.to(), reader);
        } else {
            segment.read(from, item.to(), reader);
        }
    }

    private void verify(SegmentDocuments segment) {
        if (verified.add(segment.name())) {
            segment.verifyChecksums();
        }
    }

    private SegmentDocuments segment(WorkItem item) {
        SegmentDocuments segment = segments.get(item.segment());
        if (segment == null) {
            throw new CorruptSnapshot(
                    "segment " + item.segment() + " of " + label + " is in the plan but not in the snapshot",
                    "The repository has changed since; begin another session.");
        }
        return segment;
    }

    @Override
    public void close() {
        try {
            directory.close();
            if (before.isPresent()) {
                before.get().close();
            }
        } catch (IOException e) {
            throw new CorruptSnapshot(label + " cannot be closed: " + e, "Check the repository's storage.", e);
        }
    }
}
