package org.osmigrate.cli;

import java.util.Locale;
import org.osmigrate.console.Workspace;
import org.osmigrate.metadata.MetadataMigration;
import org.osmigrate.metadata.MetadataReport;
import org.osmigrate.snapshot.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "evaluate",
        description = "Says what would be created, changed, skipped or refused; leaves the target as it is.")
final class EvaluateCommand extends Configured {

    /** How sure one wants to be. */
    enum Validation {
        CHECK,
        DEEP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private OutputOptions output;

    @Mixin
    private PageOption page;

    @Option(
            names = "--validate",
            paramLabel = "HOW",
            defaultValue = "check",
            description = "check: the target's own checks, nothing is written; deep: each item is created on the target"
                    + " under a hidden name, compared and removed; default: ${DEFAULT-VALUE}.")
    private Validation validation = Validation.CHECK;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            MetadataMigration migration = migration(workspace, workspace.outlook());
            MetadataReport report = switch (validation) {
                case CHECK -> migration.evaluate();
                case DEEP -> migration.evaluateDeeply();
            };
            page.write("Metadata: what a migration would do", report);
            return output.print(report);
        }
    }

    /** The same for both commands of {@code metadata}. */
    static MetadataMigration migration(Workspace workspace, Snapshot snapshot) {
        return new MetadataMigration(
                snapshot,
                workspace.targetOfMetadata(),
                workspace.work(),
                workspace.settings().scope(),
                workspace.settings().metadata());
    }
}
