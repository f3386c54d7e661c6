package org.osmigrate.cli;

import picocli.CommandLine;

/** Makes the tree of commands. */
final class Commands {

    private Commands() {}

    static CommandLine line(CommandLine.IFactory factory) {
        CommandLine line = new CommandLine(Osmigrate.class, factory);
        SettingsFlags.addTo(line);
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FailureHandler());
    }
}
