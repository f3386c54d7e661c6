package org.osmigrate.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.version.Flavour;

/** A snapshot repository of Elasticsearch 7 to 9 or OpenSearch 1 to 3, at its newest generation. */
public final class SnapshotRepository {

    private static final int OLDEST_ELASTICSEARCH = 7;

    private final RepositoryBlobs blobs;
    private final Generation generation;

    private SnapshotRepository(RepositoryBlobs blobs, Generation generation) {
        this.blobs = blobs;
        this.generation = generation;
    }

    /**
     * Reads which snapshots there are.
     *
     * @param store stays open as long as anything of the repository is used; the caller closes it
     * @throws NotFound when there is no repository
     * @throws org.osmigrate.failure.CorruptSnapshot when its list of snapshots cannot be read
     */
    public static SnapshotRepository open(ObjectStore store) {
        RepositoryBlobs blobs = new RepositoryBlobs(store);
        return new SnapshotRepository(blobs, Generation.newest(blobs));
    }

    /** The snapshots in it. */
    public List<SnapshotSummary> snapshots() {
        return generation.snapshots().stream().map(Generation.Entry::summary).toList();
    }

    /**
     * A complete snapshot.
     *
     * @throws NotFound naming the snapshots there are
     * @throws CheckFailed for a snapshot that is partial, failed or still being taken
     * @throws UnsupportedVersion for a cluster older than this version reads
     */
    public Snapshot snapshot(String name) {
        Generation.Entry entry = generation.snapshots().stream()
                .filter(known -> known.summary().name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
        refuseIncomplete(entry.summary());
        refuseOld(entry.summary());
        return new StoredSnapshot(blobs, generation, entry);
    }

    private NotFound missing(String name) {
        String known = generation.snapshots().stream()
                .map(entry -> entry.summary().name())
                .sorted()
                .collect(Collectors.joining(", "));
        return new NotFound(
                "there is no snapshot '" + name + "' in repository " + blobs.location(),
                known.isEmpty() ? "The repository holds no snapshot." : "It holds: " + known + ".");
    }

    private void refuseIncomplete(SnapshotSummary summary) {
        if (!summary.state().equals("SUCCESS")) {
            throw new CheckFailed(
                    "snapshot '" + summary.name() + "' in " + blobs.location() + " is " + summary.state(),
                    "Only a snapshot in state SUCCESS holds every document: take another one.");
        }
    }

    private void refuseOld(SnapshotSummary summary) {
        if (summary.version().flavour() == Flavour.ELASTICSEARCH
                && summary.version().major() < OLDEST_ELASTICSEARCH) {
            throw new UnsupportedVersion(
                    "snapshot '" + summary.name() + "' was taken by " + summary.version(),
                    "This version reads snapshots of Elasticsearch 7 to 9 and OpenSearch 1 to 3.");
        }
    }
}
