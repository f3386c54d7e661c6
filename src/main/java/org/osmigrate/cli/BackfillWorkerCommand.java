package org.osmigrate.cli;

import org.osmigrate.console.Worker;
import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backfill-worker",
        description =
                "Moves the documents of a planned session, beside any number of other workers; waits for the plan,"
                        + " ends when everything is moved.")
final class BackfillWorkerCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--idle",
            paramLabel = "exit|wait",
            defaultValue = "exit",
            description = "What to do when everything is moved: exit with code 0, or wait to be ended; default: exit.")
    private Idle idle = Idle.exit;

    /** Spelled as on the command line. */
    enum Idle {
        exit,
        wait
    }

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            int exitCode = output.print(new Worker(workspace, output.progress()).run());
            if (idle == Idle.wait) {
                output.out().flush();
                Worker.linger();
            }
            return exitCode;
        }
    }
}
