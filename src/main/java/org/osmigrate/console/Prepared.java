package org.osmigrate.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.osmigrate.backfill.BackfillPlanner;
import org.osmigrate.backfill.BackfillSettings;
import org.osmigrate.backfill.DeltaPlanner;
import org.osmigrate.backfill.PlanNote;
import org.osmigrate.backfill.Since;
import org.osmigrate.backfill.VersionMode;
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
        Snapshot snapshot,
        List<SnapshotIndex> indices,
        Since since,
        Plan plan,
        List<WorkItem> items,
        List<PlanNote> notes) {

    static Prepared of(Workspace workspace, ClusterInfo target) {
        Snapshot snapshot = workspace.snapshot();
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        Since since = workspace.since();
        Plan identity = identity(workspace, snapshot, since, target);
        return workspace
                .work()
                .resume(identity)
                .map(plan -> new Prepared(snapshot, indices, since, plan, List.of(), List.of()))
                .orElseGet(() -> cut(snapshot, indices, since, workspace, identity));
    }

    /** What a session must be about to be gone on with: a plan without items. */
    static Plan identity(Workspace workspace, Snapshot snapshot, Since since, ClusterInfo target) {
        String digest = digest(workspace.settings(), target);
        return new Plan(source(snapshot, since), snapshot.uuid(), workspace.location(), digest, 0, 0, 0, false);
    }

    private static Prepared cut(
            Snapshot snapshot, List<SnapshotIndex> indices, Since since, Workspace workspace, Plan identity) {
        BackfillSettings settings = workspace.settings().backfill().forSource(snapshot.version());
        BackfillPlanner.Work work = DeltaPlanner.plan(indices, since, workspace.target(), settings);
        Plan plan = new Plan(
                identity.source(),
                identity.snapshot(),
                identity.repository(),
                identity.digest(),
                work.items().size(),
                work.documents(),
                work.bytes(),
                false);
        return new Prepared(snapshot, indices, since, plan, work.items(), work.notes());
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
            notes.forEach(note -> note.save(state));
            state.publish(plan, items);
        }
    }

    /** Of the snapshot alone: a run that reads it later need not reach the source. */
    private static String source(Snapshot snapshot, Since since) {
        String older = since.isGiven() ? " since " + since.name() + " with uuid " + since.uuid() : "";
        return snapshot.version().flavour().label() + " " + snapshot.version().number() + " (snapshot "
                + snapshot.name() + older + ")";
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
        String joined = settings.joinField().isEmpty() ? "" : " joined by " + settings.joinField();
        // A worker that sends without versions undoes what is newer; one that sends ids doubles what has none.
        String versions = settings.backfill().versions() == VersionMode.NONE ? "" : " with versions";
        String ids = settings.backfill().terms().generateIds() ? " without ids" : "";
        String text = decisive + types + joined + " to " + target.uuid() + rebuilt + versions + ids
                + settings.transformsIdentity();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
