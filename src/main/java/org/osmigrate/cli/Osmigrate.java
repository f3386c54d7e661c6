package org.osmigrate.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

@TopCommand
@Command(
        name = "osmigrate",
        mixinStandardHelpOptions = true,
        versionProvider = BuildInformation.class,
        scope = ScopeType.INHERIT,
        description = "Moves Elasticsearch and OpenSearch clusters to OpenSearch, with proof that everything arrived.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConsoleCommand.class, MetadataCommand.class, BackfillWorkerCommand.class})
final class Osmigrate {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show more of what is done; twice for even more.")
    private boolean[] verbose = {};

    int verbosity() {
        return verbose.length;
    }
}
