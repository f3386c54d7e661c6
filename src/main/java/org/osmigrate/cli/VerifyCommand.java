package org.osmigrate.cli;

import org.osmigrate.console.VerifyStep;
import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = "Compares the target with the snapshot: counts, digests, documents. Exit code 7 when they differ."
                + " In a planned session it goes on where an interrupted verification stopped.")
final class VerifyCommand extends Configured {

    @Mixin
    private OutputOptions output;

    @Option(names = "--fresh", description = "Begin anew instead of going on with an interrupted verification.")
    private boolean fresh;

    @Override
    public Integer call() {
        try (Workspace workspace = new Workspace(settings())) {
            return output.print(new VerifyStep(workspace, output.progress(), "console verify").again(fresh));
        }
    }
}
