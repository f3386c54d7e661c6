package org.osmigrate.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.work.WorkItem;

/**
 * Plans what makes a target that was filled from an older snapshot what a newer one says: per shard, deletions and the ranges
 * of segments that hold something new. What both snapshots have in the same segment is no work.
 */
public final class DeltaPlanner {

    private final Since since;
    private final Function<String, Optional<TargetLayout>> target;
    private final BackfillSettings settings;
    private final List<WorkItem> items = new ArrayList<>();
    private final SortedMap<String, DeltaMode> modes = new TreeMap<>();
    private long documents;

    DeltaPlanner(Since since, Function<String, Optional<TargetLayout>> target, BackfillSettings settings) {
        this.since = since;
        this.target = target;
        this.settings = settings;
    }

    /**
     * Plans the work, as {@link BackfillPlanner#plan} does where there is no older snapshot.
     *
     * @param indices of the newer snapshot
     * @param settings those for the version that took it
     * @throws CheckFailed naming the indices whose changes cannot be told faithfully
     */
    public static BackfillPlanner.Work plan(
            List<SnapshotIndex> indices, Since since, ClusterClient target, BackfillSettings settings) {
        if (since.isGiven() && settings.terms().generateIds()) {
            throw new ConfigurationInvalid(
                    "snapshot.since needs the documents' own ids, which backfill.document-ids: generate leaves out",
                    "Move the snapshot whole, into empty indices.");
        }
        return since.isGiven()
                ? new DeltaPlanner(since, index -> TargetLayout.of(target, index), settings).plan(indices)
                : BackfillPlanner.plan(indices, settings);
    }

    BackfillPlanner.Work plan(List<SnapshotIndex> indices) {
        BackfillPlanner.refuseIncompleteSources(indices, settings.reconstructSource());
        List<IndexChange> changes =
                indices.stream().flatMap(index -> change(index).stream()).toList();
        refuse(changes);
        changes.forEach(change -> modes.put(change.index().name(), change.mode()));
        for (SnapshotIndex index : indices) {
            switch (mode(index)) {
                case WHOLE, REPLACED -> index.shards().forEach(shard -> whole(index, shard));
                case COMPARED -> {}
            }
        }
        for (IndexChange change : changes) {
            DeltaItems found = DeltaItems.of(change, settings);
            items.addAll(found.items());
            documents += found.documents();
        }
        List<PlanNote> notes = new ArrayList<>(EqualIds.find(indices));
        notes.add(new DeltaModes(since.name(), since.uuid(), modes));
        return BackfillPlanner.Work.of(items, documents, notes);
    }

    private DeltaMode mode(SnapshotIndex index) {
        return modes.getOrDefault(index.name(), DeltaMode.WHOLE);
    }

    private void whole(SnapshotIndex index, SnapshotShard shard) {
        documents +=
                BackfillPlanner.plan(shard, BackfillPlanner.reading(index, settings), settings.rangeBytes(), items);
    }

    /** Of an index that both snapshots and the target have. */
    private Optional<IndexChange> change(SnapshotIndex index) {
        return since.index(index.name())
                .flatMap(before -> target.apply(index.name()).map(layout -> IndexChange.of(before, index, layout)));
    }

    /** A document that was sent and now fits a drop would stay on the target as it was. */
    private Optional<String> leftOut(IndexChange change) {
        return change.mode() == DeltaMode.COMPARED
                        && settings.transforms().of(change.index().origin()).mayLeaveOut()
                ? Optional.of("its transformations may leave out documents that were moved before")
                : Optional.empty();
    }

    private void refuse(List<IndexChange> changes) {
        String named = changes.stream()
                .flatMap(change -> change
                        .refusal(settings.versions())
                        .or(() -> leftOut(change))
                        .map(why -> change.index().name() + " (" + why + ")")
                        .stream())
                .collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            throw new CheckFailed(
                    "what changed in these indices since snapshot " + since.name() + " cannot be told faithfully: "
                            + named,
                    "Leave them out with exclude.indices (--exclude-indices), delete them on the target and move them whole"
                            + " in a session of their own; where versions are the reason, --version-mode none does, too.");
        }
    }
}
