package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        StoredSnapshot snapshot = new StoredSnapshot(blobs, generation, entry);
        compareWithItsOwnList(snapshot);
        return snapshot;
    }

    /**
     * The list of snapshots has no checksum, the snapshot's own description has: an index that one of them lacks would be
     * left out silently.
     */
    private void compareWithItsOwnList(StoredSnapshot snapshot) {
        String key = "snap-" + snapshot.uuid() + ".dat";
        JsonNode info = blobs.checksummed(key, "snapshot").path("snapshot");
        Set<String> own = new TreeSet<>();
        info.path("indices").forEach(index -> own.add(index.asText()));
        Set<String> listed =
                snapshot.indices().stream().map(SnapshotIndex::name).collect(Collectors.toCollection(TreeSet::new));
        if (!info.path("name").asText().equals(snapshot.name()) || !own.equals(listed)) {
            throw blobs.corrupt(
                    key,
                    "describes snapshot '" + info.path("name").asText() + "' of the indices " + own
                            + ", the list of snapshots '" + snapshot.name() + "' of " + listed,
                    null);
        }
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
