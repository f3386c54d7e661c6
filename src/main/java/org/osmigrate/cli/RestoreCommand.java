package org.osmigrate.cli;

import org.osmigrate.console.Restore;
import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "restore",
        description = "Ends a session and gives indices back the settings that were set aside until they are filled.")
final class RestoreCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            return output.print(new Restore(workspace).run());
        }
    }
}
