package org.osmigrate.cli;

import java.util.concurrent.Callable;
import org.osmigrate.config.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Shows the configuration.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConfigCommand.Show.class, ConfigCommand.Schema.class})
final class ConfigCommand {

    @Command(name = "show", description = "Prints the effective values and where each came from; secrets are not read.")
    static final class Show extends Configured {

        @Mixin
        private OutputOptions output;

        @Override
        public Integer call() {
            return output.print(new ConfigReport(settings().values()));
        }
    }

    @Command(name = "schema", description = "Prints the JSON Schema of the migration file.")
    static final class Schema implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(JsonSchema.ofAllKeys().toPrettyString());
            return 0;
        }
    }
}
