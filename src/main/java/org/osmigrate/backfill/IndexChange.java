package org.osmigrate.backfill;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.store.Directory;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;

/**
 * An index that both snapshots have.
 *
 * @param before as it was
 * @param index as it is
 * @param mode how the target's becomes what it is
 * @param why what keeps it from being compared; empty when it is
 */
record IndexChange(SnapshotIndex before, SnapshotIndex index, DeltaMode mode, String why) {

    private static final String ROUTING = "_routing";

    static IndexChange of(SnapshotIndex before, SnapshotIndex index, TargetLayout target) {
        String why = why(before, index, target);
        return new IndexChange(before, index, why.isEmpty() ? DeltaMode.COMPARED : DeltaMode.REPLACED, why);
    }

    /** Shards can be compared when they are the same ones, and when each of them is a world of its own on the target too. */
    private static String why(SnapshotIndex before, SnapshotIndex index, TargetLayout target) {
        String uuid = index.metadata().uuid();
        if (uuid.isEmpty() || !uuid.equals(before.metadata().uuid())) {
            return "it was created anew";
        }
        if (index.metadata().shards() != before.metadata().shards()) {
            return "it has another number of shards";
        }
        boolean apart = target.isThatOf(index.metadata()) || !(isRouted(before) || isRouted(index));
        return apart ? "" : "it has routed documents, and the target spreads them over other shards";
    }

    private static boolean isRouted(SnapshotIndex index) {
        return index.shards().stream().anyMatch(shard -> {
            try (Directory directory = shard.directory()) {
                return open(directory, shard, SourceReading.AsStored.ALWAYS).segments().stream()
                        .anyMatch(segment -> segment.hasField(ROUTING));
            } catch (IOException e) {
                throw cannotClose(shard, e);
            }
        });
    }

    /** Why it cannot be moved; empty when it can. */
    Optional<String> refusal(VersionMode versions) {
        if (index.types() instanceof DocumentTypes.Merged || before.types() instanceof DocumentTypes.Merged) {
            return Optional.of("its mapping types are merged: an id that two of them had may be free by now");
        }
        if (index.types() instanceof DocumentTypes.Backed || before.types() instanceof DocumentTypes.Backed) {
            return Optional.of("it is a data stream, from which nothing is deleted");
        }
        return switch (versions) {
            case NONE -> Optional.empty();
            case EXTERNAL_BY_VERSION -> Optional.of("its _version begins again when a document is created again");
            case EXTERNAL ->
                mode == DeltaMode.COMPARED
                        ? otherHistory()
                        : Optional.of(why + ": its sequence numbers do not tell what is newer");
        };
    }

    private Optional<String> otherHistory() {
        return index.shards().stream()
                .filter(shard -> !compare(shard, SourceReading.AsStored.ALWAYS, ShardChange::sameHistory))
                .findFirst()
                .map(shard -> "shard " + shard.number()
                        + " was restored or forced since: its sequence numbers do not tell what is newer");
    }

    /** What is asked about a shard while both snapshots of it are open. */
    interface Comparison<T> {
        T of(ShardChange change);
    }

    /** Looks at what became of a shard. */
    <T> T compare(SnapshotShard shard, SourceReading reading, Comparison<T> comparison) {
        SnapshotShard old = before.shard(shard.number());
        try (Directory now = shard.directory();
                Directory then = old.directory()) {
            return comparison.of(
                    ShardChange.between(open(then, old, SourceReading.AsStored.ALWAYS), open(now, shard, reading)));
        } catch (IOException e) {
            throw cannotClose(shard, e);
        }
    }

    static ShardDocuments open(Directory directory, SnapshotShard shard, SourceReading reading) {
        return ShardDocuments.open(directory, BackfillPlanner.label(shard.index(), shard.number()), reading.values());
    }

    static CorruptSnapshot cannotClose(SnapshotShard shard, IOException cause) {
        return new CorruptSnapshot(
                BackfillPlanner.label(shard.index(), shard.number()) + " cannot be closed: " + cause,
                "Check the repository's storage.",
                cause);
    }
}
