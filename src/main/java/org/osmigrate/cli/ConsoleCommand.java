package org.osmigrate.cli;

import picocli.CommandLine.Command;

@Command(
        name = "console",
        description = "Plans, runs, watches and proves a whole migration.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            ConfigCommand.class,
            RunCommand.class,
            StatusCommand.class,
            ControlCommands.Pause.class,
            ControlCommands.Resume.class,
            ControlCommands.Abort.class,
            RestoreCommand.class,
            ControlCommands.Limit.class,
            ControlCommands.Prioritize.class,
            TransformCommand.class,
            VerifyCommand.class,
            FailedDocumentsCommand.class,
            TrafficCommand.class
        })
final class ConsoleCommand {}
