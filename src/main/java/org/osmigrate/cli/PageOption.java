package org.osmigrate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.report.HtmlPage;
import org.osmigrate.report.Report;
import picocli.CommandLine.Option;

/** Writes the result as a page, too. */
final class PageOption {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the result to this file, as an HTML page that needs nothing else.")
    private Path file;

    void write(String title, Report report) {
        Optional.ofNullable(file).ifPresent(path -> write(path, HtmlPage.of(title, report)));
    }

    private static void write(Path path, String page) {
        try {
            Files.writeString(path, page);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "The report was not written to " + path + ": " + e,
                    "Give --report a file in a folder that exists and may be written to.",
                    e);
        }
    }
}
