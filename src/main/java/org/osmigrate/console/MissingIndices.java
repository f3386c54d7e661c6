package org.osmigrate.console;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.osmigrate.backfill.IndexCreation;
import org.osmigrate.backfill.MissingIndex;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.NotFound;
import org.osmigrate.metadata.MetadataMigration;
import org.osmigrate.metadata.MetadataReport;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Selection;
import org.osmigrate.selection.TemplateChoice;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.work.Hold;
import org.osmigrate.work.WorkIndex;

/** What {@code backfill.index-creation} asks for. */
final class MissingIndices {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final TemplateChoice NO_TEMPLATES = new TemplateChoice.Explicit(List.of(), List.of("*"));

    private final Workspace workspace;
    private final WorkIndex work;
    private final Snapshot snapshot;

    private MissingIndices(Workspace workspace, WorkIndex work, Snapshot snapshot) {
        this.workspace = workspace;
        this.work = work;
        this.snapshot = snapshot;
    }

    static MissingIndex of(Workspace workspace, WorkIndex work, Snapshot snapshot) {
        IndexCreation creation = workspace.settings().indexCreation();
        return switch (creation) {
            case NEVER -> MissingIndex.refused(workspace.target());
            case AUTO -> MissingIndex.madeByTarget(workspace.target());
            case FROM_METADATA -> new MissingIndices(workspace, work, snapshot)::migrate;
        };
    }

    /** One process at a time: the template that keeps those of the target away is the session's. */
    @SuppressWarnings("try")
    private void migrate(String index) {
        try (Hold hold = turn()) {
            MetadataReport report = new MetadataMigration(
                            snapshot,
                            workspace.target(),
                            work,
                            new Scope(
                                    new Selection(List.of(index), List.of()), NO_TEMPLATES, NO_TEMPLATES, NO_TEMPLATES),
                            workspace.settings().metadata())
                    .migrate();
            if (report.exitCode() != ExitCode.DONE) {
                throw new NotFound(
                        "index " + index + " does not exist on target "
                                + workspace.target().settings().url()
                                + " and cannot be created from the snapshot's metadata: "
                                + report.items().stream()
                                        .map(item -> item.outcome().label() + " "
                                                + item.outcome().detail())
                                        .collect(Collectors.joining(", ")),
                        "See 'osmigrate metadata evaluate', or create the index by hand.");
            }
        }
    }

    private Hold turn() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return work.hold(
                        "index-creation",
                        Owner.of("index creation"),
                        workspace.settings().backfill().lease());
            } catch (Conflict e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another process creates indices", e);
        }
    }
}
