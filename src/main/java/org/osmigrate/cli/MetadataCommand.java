package org.osmigrate.cli;

import picocli.CommandLine.Command;

@Command(
        name = "metadata",
        description = "Moves templates, indices and aliases.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EvaluateCommand.class, MigrateCommand.class})
final class MetadataCommand {}
