package org.osmigrate.backfill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.failure.Conflict;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/** What a session that moves what changed does otherwise; nothing where everything is sent. */
final class Delta {

    private final Since since;
    private final DeltaModes modes;
    private final Map<String, SnapshotIndex> indices;
    private final WorkIndex work;
    private final DeletionGate gate;

    private Delta(
            Since since, DeltaModes modes, Map<String, SnapshotIndex> indices, WorkIndex work, DeletionGate gate) {
        this.since = since;
        this.modes = modes;
        this.indices = Map.copyOf(indices);
        this.work = work;
        this.gate = gate;
    }

    /** As the session's plan has it. */
    static Delta of(Since since, Map<String, SnapshotIndex> indices, WorkIndex work, List<WorkItem> items) {
        return new Delta(since, DeltaModes.of(work, since), indices, work, new DeletionGate(work, items));
    }

    /** The indices whose documents have to wait for deletions. */
    Set<String> clearing() {
        return gate.clearing();
    }

    /** Whether an item may be begun. */
    boolean admits(WorkItem item) {
        return gate.admits(item);
    }

    /** What the shard of an item is compared with; empty where all of its segment is sent. */
    Optional<SnapshotShard> before(WorkItem item) {
        return modes.of(item.index()) == DeltaMode.COMPARED
                ? Optional.of(before(item.index()).shard(item.shard()))
                : Optional.empty();
    }

    /** Sends the deletions of an item; one item at a time, for the ids that live on are held in memory. */
    synchronized void clear(ItemRun run, BackfillSettings settings, BulkDispatcher dispatcher, Orders orders) {
        WorkItem item = run.saved();
        SnapshotIndex old = before(item.index());
        DeletionReader reader = new DeletionReader(run, Admission.to(old, work), settings, dispatcher, orders);
        try (Clearing clearing = new Clearing(old, indices.get(item.index()), modes.of(item.index()), item.shard())) {
            clearing.read(reader, DeletionPart.of(item), settings.versions().readsVersions());
        }
    }

    private SnapshotIndex before(String index) {
        return since.index(index)
                .orElseThrow(() -> new Conflict(
                        "the plan compares index " + index + " with snapshot " + since.name()
                                + ", where it is left out by" + " now",
                        "Run with the configuration the session was planned with, or begin another session."));
    }

    /** How each index is moved, for the report. */
    DeltaReport report() {
        return DeltaReport.of(since, modes, indices.keySet());
    }
}
