package org.osmigrate.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osmigrate.backfill.Backfill;
import org.osmigrate.backfill.BackfillReport;
import org.osmigrate.backfill.FailedDocuments;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.metadata.MetadataMigration;
import org.osmigrate.metadata.TargetReadiness;
import org.osmigrate.report.Progress;
import org.osmigrate.report.Report;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.RepositoryLocation;
import org.osmigrate.verify.VerifyReport;
import org.osmigrate.version.Version;
import org.osmigrate.work.Hold;
import org.osmigrate.work.WorkIndex;

/**
 * A whole migration, step by step, resumable: what was done is kept in the state index, so the same command goes on where
 * a killed run stopped. One run of a session at a time.
 */
public final class MigrationRun {

    private final Workspace workspace;
    private final RunPlan plan;
    private final Progress progress;
    private final List<RunReport.StepResult> results = new ArrayList<>();

    public MigrationRun(Workspace workspace, Progress progress) {
        this.workspace = workspace;
        this.plan = RunPlan.of(workspace.settings());
        this.progress = progress;
    }

    /**
     * Takes the steps of the plan. Before anything is written anywhere, the clusters are asked whether they answer and take
     * changes, and a snapshot that is there already is opened, with every segment in it.
     */
    @SuppressWarnings("try")
    public Report run() {
        refuseUnready();
        boolean take = plan.has(Step.Snapshot.class);
        Optional<Prepared> early = take ? Optional.empty() : Optional.of(prepare());
        WorkIndex work = work(early);
        try (Hold hold = work.hold(
                "run", Owner.of("console run"), workspace.settings().backfill().lease())) {
            if (take) {
                takeSnapshot(work);
            }
            Prepared prepared = early.orElseGet(this::prepare);
            StepNotes notes = new StepNotes(work);
            prepared.announce(work);
            steps(prepared, work, notes);
            RunReport report = new RunReport(plan, prepared.snapshot().name(), results);
            return workspace.reported(report, prepared.snapshot());
        }
    }

    /** Asks now what would end the run later, when the state index is there and perhaps a snapshot taken in vain. */
    private void refuseUnready() {
        if (plan.has(Step.Snapshot.class)) {
            refuseUndecided(workspace.source().info().version());
            workspace.requireSince();
        }
        if (plan.has(Step.Metadata.class) || plan.has(Step.Backfill.class)) {
            new TargetReadiness(workspace.target()).check();
        }
        if (plan.has(Step.Backfill.class)) {
            FailedDocuments.requireWritable(
                    workspace.settings().backfill(), workspace.settings().session());
        }
    }

    /** What becomes of mapping types can be asked before a snapshot is taken. */
    private void refuseUndecided(Version source) {
        if (TypedSnapshot.hasTypes(source)) {
            workspace.outlook().indices();
        }
    }

    /** The state is written to for the first time here: what cannot be read was refused before. */
    private WorkIndex work(Optional<Prepared> prepared) {
        prepared.ifPresent(found -> workspace.target());
        return workspace.work();
    }

    private Prepared prepare() {
        ClusterClient target = workspace.target();
        Prepared prepared = Prepared.of(workspace, target.info());
        // Read again by the step itself: damage shows now.
        if (plan.has(Step.Metadata.class)) {
            prepared.snapshot().globalMetadata();
        }
        return prepared;
    }

    private void takeSnapshot(WorkIndex work) {
        StepNotes notes = new StepNotes(work);
        notes.begin("snapshot");
        SnapshotTaken taken = new SnapshotStep(
                        workspace.source(),
                        workspace.settings(),
                        RepositoryLocation.parse(workspace.location()),
                        progress)
                .run();
        results.add(notes.end("snapshot", taken));
    }

    /** Workers begin when the indices are there. */
    private void steps(Prepared prepared, WorkIndex work, StepNotes notes) {
        for (Step step : plan.steps()) {
            if (!(step instanceof Step.Snapshot || step instanceof Step.Metadata)) {
                prepared.publish(work);
            }
            switch (step) {
                case Step.Snapshot _ -> {}
                case Step.Metadata metadata -> take(metadata, notes, () -> metadata(prepared, work));
                case Step.Backfill backfill -> take(backfill, notes, () -> backfill(prepared, work));
                case Step.Verify verify -> take(verify, notes, () -> verify(prepared, work));
            }
            if (stopped()) {
                return;
            }
        }
        prepared.publish(work);
    }

    /** Documents that could not be moved do not keep the others from being verified; anything else ends the run. */
    private boolean stopped() {
        return !results.isEmpty()
                && results.getLast().report().exitCode() != ExitCode.DONE
                && results.getLast().report().exitCode() != ExitCode.COMPLETED_WITH_FAILURES;
    }

    private void take(Step step, StepNotes notes, java.util.function.Supplier<Report> action) {
        notes.begin(step.name());
        results.add(notes.end(step.name(), action.get()));
    }

    private Report metadata(Prepared prepared, WorkIndex work) {
        Snapshot snapshot = prepared.snapshot();
        return new MetadataMigration(
                        snapshot,
                        workspace.target(),
                        work,
                        workspace.settings().scope(),
                        workspace.settings().metadata())
                .migrate();
    }

    private BackfillReport backfill(Prepared prepared, WorkIndex work) {
        return GracefulStop.run(
                new Backfill(
                        prepared.indices(),
                        prepared.since(),
                        workspace.target(),
                        work,
                        workspace
                                .settings()
                                .backfill()
                                .forSource(prepared.snapshot().version()),
                        MissingIndices.of(workspace, work, prepared.snapshot()),
                        progress),
                Owner.of("console run"));
    }

    private VerifyReport verify(Prepared prepared, WorkIndex work) {
        return new VerifyStep(workspace, progress, "console run").run(prepared.snapshot(), prepared.indices(), work);
    }
}
