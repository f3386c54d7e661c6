package org.osmigrate.cli;

import org.osmigrate.console.TransformDesk;
import org.osmigrate.console.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "transform",
        description = "Shows what the transformations make of documents.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = TransformCommand.Try.class)
final class TransformCommand {

    @Command(
            name = "try",
            description =
                    "Shows documents of the snapshot before and after the transformations; writes nothing, and asks"
                            + " no cluster. Exit code 10 when a change cannot be applied to one of them.")
    static final class Try extends Configured {

        @Mixin
        private OutputOptions output;

        @Option(
                names = "--sample",
                paramLabel = "N",
                defaultValue = "10",
                description = "At most so many documents of each index, spread over it; default: ${DEFAULT-VALUE}.")
        private int sample = 10;

        @Override
        public Integer call() {
            if (sample < 1) {
                throw new ParameterException(spec().commandLine(), "--sample takes a number from 1 on");
            }
            try (Workspace workspace = new Workspace(settings())) {
                return output.print(new TransformDesk(workspace).trial(sample));
            }
        }
    }
}
