package org.osmigrate.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osmigrate.backfill.Backfill;
import org.osmigrate.backfill.BackfillReport;
import org.osmigrate.backfill.Since;
import org.osmigrate.report.Progress;
import org.osmigrate.report.Report;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;

/** A worker apart from the run that planned its session: one of any number, on any machine that sees the repository. */
public final class Worker {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final Progress progress;

    public Worker(Workspace workspace, Progress progress) {
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Waits for the plan and works until nothing is left.
     *
     * @throws org.osmigrate.failure.Conflict when the plan is about another snapshot or configuration
     */
    public Report run() {
        WorkIndex work = workspace.work();
        await(work);
        Snapshot snapshot = workspace.snapshot();
        Since since = workspace.since();
        work.resume(
                Prepared.identity(workspace, snapshot, since, workspace.target().info()));
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        BackfillReport report = GracefulStop.run(
                new Backfill(
                        indices,
                        since,
                        workspace.target(),
                        work,
                        workspace.settings().backfill().forSource(snapshot.version()),
                        MissingIndices.of(workspace, work, snapshot),
                        progress),
                Owner.of("backfill-worker"));
        return workspace.reported(report, snapshot);
    }

    /** Stays when nothing is left, until the process is ended: for deployments that start anew what has exited. */
    public static void linger() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(WorkIndex work) {
        while (work.plan().filter(Plan::ready).isEmpty()) {
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a plan", e);
            }
        }
    }
}
