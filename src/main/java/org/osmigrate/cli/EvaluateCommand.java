package org.osmigrate.cli;

import org.osmigrate.console.Workspace;
import org.osmigrate.metadata.MetadataMigration;
import org.osmigrate.snapshot.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "evaluate", description = "Says what would be created, changed, skipped or refused; writes nothing.")
final class EvaluateCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            return output.print(migration(workspace, workspace.outlook()).evaluate());
        }
    }

    /** The same for both commands of {@code metadata}. */
    static MetadataMigration migration(Workspace workspace, Snapshot snapshot) {
        return new MetadataMigration(
                snapshot,
                workspace.target(),
                workspace.work(),
                workspace.settings().scope(),
                workspace.settings().metadata());
    }
}
