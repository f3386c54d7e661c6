package org.osmigrate.cli;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import picocli.CommandLine;

/** Runs the command inside Quarkus. */
public class OsmigrateApplication implements QuarkusApplication {

    private final CommandLine.IFactory factory;

    @Inject
    OsmigrateApplication(CommandLine.IFactory factory) {
        this.factory = factory;
    }

    @Override
    public int run(String... args) {
        return Commands.line(factory).execute(args);
    }
}
