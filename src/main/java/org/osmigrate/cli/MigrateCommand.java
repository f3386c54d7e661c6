package org.osmigrate.cli;

import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "migrate", description = "Creates templates, indices and aliases; what is there already stays.")
final class MigrateCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            return output.print(
                    EvaluateCommand.migration(workspace, workspace.snapshot()).migrate());
        }
    }
}
