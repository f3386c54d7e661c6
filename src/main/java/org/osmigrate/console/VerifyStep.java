package org.osmigrate.console;

import java.util.List;
import java.util.Optional;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.verify.Verification;
import org.osmigrate.verify.Verification.Continuation;
import org.osmigrate.verify.Verification.Pair;
import org.osmigrate.verify.VerifyReport;
import org.osmigrate.work.Hold;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/** Compares the target with the snapshot. In a planned session it goes on where an interrupted comparison stopped. */
public final class VerifyStep {

    private final Workspace workspace;
    private final Progress progress;
    private final String command;

    /** {@code command} is how others see who verifies. */
    public VerifyStep(Workspace workspace, Progress progress, String command) {
        this.workspace = workspace;
        this.progress = progress;
        this.command = command;
    }

    /**
     * Verifies the chosen indices of the snapshot; {@code fresh} does not go on with what was interrupted. Without a plan
     * for this snapshot nothing is kept.
     *
     * @throws org.osmigrate.failure.Conflict when another process verifies in this session
     */
    public VerifyReport again(boolean fresh) {
        Snapshot snapshot = workspace.snapshot();
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        WorkIndex work = workspace.work();
        Optional<Plan> plan = work.plan().filter(found -> found.snapshot().equals(snapshot.uuid()));
        return plan.isPresent()
                ? inSession(snapshot, indices, work, fresh)
                : verification().run(snapshot, pairs(indices));
    }

    VerifyReport run(Snapshot snapshot, List<SnapshotIndex> indices, WorkIndex work) {
        return inSession(snapshot, indices, work, false);
    }

    @SuppressWarnings("try")
    private VerifyReport inSession(Snapshot snapshot, List<SnapshotIndex> indices, WorkIndex work, boolean fresh) {
        try (Hold hold = work.hold(
                "verify", Owner.of(command), workspace.settings().backfill().lease())) {
            return verification().run(snapshot, pairs(indices), new Continuation(work, stage(work), fresh));
        }
    }

    /** What has been moved so far: when more is moved, what was compared before is out of date. */
    private static String stage(WorkIndex work) {
        String plan = work.plan().map(Plan::digest).orElse("");
        long moved = 0;
        for (WorkItem item : work.items()) {
            moved += item.progress().documents() + item.progress().failed();
        }
        return plan + " " + moved;
    }

    private Verification verification() {
        return new Verification(workspace.target(), workspace.settings().verify(), progress);
    }

    private static List<Pair> pairs(List<SnapshotIndex> indices) {
        return indices.stream().map(Pair::sameName).toList();
    }
}
