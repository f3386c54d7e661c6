package org.osmigrate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.osmigrate.config.MigrationSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that reads the configuration: the file, the environment and its flags. */
abstract class Configured implements Callable<Integer> {

    private static final Path USUAL = Path.of("migration.yaml");

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The migration file; default: ./migration.yaml, if there is one.")
    private Path config;

    final MigrationSettings settings() {
        return MigrationSettings.load(file(), System.getenv(), SettingsFlags.given(spec));
    }

    final CommandSpec spec() {
        return spec;
    }

    private Optional<Path> file() {
        Optional<Path> usual = Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty();
        return Optional.ofNullable(config).or(() -> usual);
    }
}
