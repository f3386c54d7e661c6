package org.osmigrate.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.osmigrate.backfill.BackfillPlanner;
import org.osmigrate.backfill.BackfillSettings;
import org.osmigrate.backfill.EqualIds;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.config.MigrationSettings;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/**
 * A snapshot, the indices that are chosen, and the plan of the work that is in them: cut now, every segment opened for
 * it, or that of an earlier run.
 */
record Prepared(
        Snapshot snapshot, List<SnapshotIndex> indices, Plan plan, List<WorkItem> items, List<EqualIds> equalIds) {

    static Prepared of(Workspace workspace, ClusterInfo target) {
        Snapshot snapshot = workspace.snapshot();
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        Plan identity = new Plan(
                source(snapshot),
                snapshot.uuid(),
                workspace.location(),
                digest(workspace.settings(), target),
                0,
                0,
                0,
                false);
        return workspace
                .work()
                .resume(identity)
                .map(plan -> new Prepared(snapshot, indices, plan, List.of(), List.of()))
                .orElseGet(() -> cut(snapshot, indices, workspace.settings().backfill(), identity));
    }

    private static Prepared cut(
            Snapshot snapshot, List<SnapshotIndex> indices, BackfillSettings settings, Plan identity) {
        BackfillPlanner.Work work = BackfillPlanner.plan(indices, settings);
        Plan plan = new Plan(
                identity.source(),
                identity.snapshot(),
                identity.repository(),
                identity.digest(),
                work.items().size(),
                work.documents(),
                work.bytes(),
                false);
        return new Prepared(snapshot, indices, plan, work.items(), work.equalIds());
    }

    /** Writes the plan, without letting workers begin. */
    void announce(WorkIndex state) {
        if (!plan.ready()) {
            state.announce(plan, items);
        }
    }

    /** Lets workers begin; a plan that is there already is the same. */
    void publish(WorkIndex state) {
        if (!plan.ready()) {
            equalIds.forEach(ids -> ids.save(state));
            state.publish(plan, items);
        }
    }

    /** Of the snapshot alone: a run that reads it later need not reach the source. */
    private static String source(Snapshot snapshot) {
        return snapshot.version().flavour().label() + " " + snapshot.version().number() + " (snapshot "
                + snapshot.name() + ")";
    }

    private static String digest(MigrationSettings settings, ClusterInfo target) {
        Map<String, String> decisive = settings.values().effective("include", "exclude");
        // What is neither index nor template says nothing about documents.
        for (ObjectKind kind : ObjectKind.values()) {
            decisive.remove("include." + kind.key());
            decisive.remove("exclude." + kind.key());
        }
        String types = settings.multiType() == MultiType.UNDECIDED ? "" : " " + settings.multiType();
        String rebuilt = settings.backfill().reconstructSource() ? " with sources rebuilt" : "";
        String text = decisive + types + " to " + target.uuid() + rebuilt;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
