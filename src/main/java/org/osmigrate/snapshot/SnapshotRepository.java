package org.osmigrate.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.storage.ObjectStore;

/** A snapshot repository of Elasticsearch 1 to 9 or OpenSearch 1 to 3, as its newest list has it. */
public final class SnapshotRepository {

    private static final int NAMED = 20;
    private static final String SUCCESS = "SUCCESS";
    private static final String PARTIAL = "PARTIAL";

    private final RepositoryBlobs blobs;
    private final Catalogue catalogue;

    private SnapshotRepository(RepositoryBlobs blobs, Catalogue catalogue) {
        this.blobs = blobs;
        this.catalogue = catalogue;
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
        return new SnapshotRepository(blobs, Catalogue.read(blobs));
    }

    /** The names of the snapshots in it; nothing is read for it. */
    public List<String> names() {
        return catalogue.entries().stream().map(Catalogue.Entry::name).sorted().toList();
    }

    /** The snapshots in it; the description of each is read. */
    public List<SnapshotSummary> snapshots() {
        return catalogue.entries().stream()
                .map(entry -> SnapshotDescription.read(blobs, entry))
                .map(known ->
                        new SnapshotSummary(known.entry().name(), known.identity(), known.state(), known.version()))
                .toList();
    }

    /** A complete snapshot; fails as {@link #snapshot(String, Incomplete)} does. */
    public Snapshot snapshot(String name) {
        return snapshot(name, Incomplete.REFUSE);
    }

    /**
     * A snapshot that is complete or may lack shards.
     *
     * @throws NotFound naming the snapshots there are
     * @throws CheckFailed for a snapshot that is partial, failed or still being taken
     * @throws UnsupportedVersion for a cluster of a version that is not known here
     */
    public Snapshot snapshot(String name, Incomplete incomplete) {
        Catalogue.Entry entry = catalogue.entry(name, blobs.location());
        SnapshotDescription description = SnapshotDescription.read(blobs, entry);
        compareStates(description);
        if (!(description.state().equals(PARTIAL) && incomplete == Incomplete.ALLOW_PARTIAL)) {
            refuseIncomplete(description);
        }
        return StoredSnapshot.of(blobs, catalogue, description);
    }

    private void compareStates(SnapshotDescription description) {
        String listed = description.entry().state();
        if (!listed.isEmpty() && !listed.equals(description.state())) {
            throw blobs.corrupt(
                    catalogue.source(),
                    "lists snapshot '" + description.entry().name() + "' as " + listed + ", which is "
                            + description.state() + " by its own blob",
                    null);
        }
    }

    private void refuseIncomplete(SnapshotDescription description) {
        String what =
                "snapshot '" + description.entry().name() + "' in " + blobs.location() + " is " + description.state();
        switch (description.state()) {
            case SUCCESS -> {}
            case PARTIAL ->
                throw new CheckFailed(
                        what + "; it lacks " + missing(description.failures()),
                        "Take another snapshot, or set snapshot.allow-partial (--snapshot-allow-partial) to move what"
                                + " it has.");
            case "IN_PROGRESS", "STARTED", "INIT" ->
                throw new CheckFailed(what, "Wait until the cluster has finished it, or name another snapshot.");
            default ->
                throw new CheckFailed(what, "Only a snapshot in state SUCCESS holds every document: take another one.");
        }
    }

    private static String missing(List<MissingShard> shards) {
        String named = shards.stream().limit(NAMED).map(MissingShard::toString).collect(Collectors.joining(", "));
        return shards.size() > NAMED ? named + " and " + (shards.size() - NAMED) + " more" : named;
    }
}
