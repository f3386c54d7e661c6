package org.osmigrate.cli;

import org.osmigrate.console.Worker;
import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "backfill-worker",
        description = "Moves the documents of a planned session; waits for the plan, ends when everything is moved.")
final class BackfillWorkerCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            return output.print(new Worker(workspace, output.progress()).run());
        }
    }
}
