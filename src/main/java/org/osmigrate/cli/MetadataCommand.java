package org.osmigrate.cli;

import picocli.CommandLine.Command;

@Command(
        name = "metadata",
        description = "Moves indices, aliases, templates, pipelines, scripts, policies.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {EvaluateCommand.class, MigrateCommand.class, DashboardsCommand.class})
final class MetadataCommand {}
