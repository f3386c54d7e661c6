package org.osmigrate.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.osmigrate.config.Sample;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.StorageFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "init", description = "Writes a commented migration file to begin with.")
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "migration.yaml",
            description = "The file to write; default: ${DEFAULT-VALUE}. An existing one is left alone.")
    private Path file;

    @Override
    public Integer call() {
        try {
            Files.writeString(file, Sample.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new Conflict(file + " exists", "Give another name with -c.", e);
        } catch (IOException e) {
            throw new StorageFailed(file + " cannot be written: " + e, "Check the folder and who may write there.", e);
        }
        spec.commandLine().getOut().println("Wrote " + file + ". Edit it, then see 'osmigrate console run --plan'.");
        return 0;
    }
}
