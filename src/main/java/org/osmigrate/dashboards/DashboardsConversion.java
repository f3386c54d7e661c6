package org.osmigrate.dashboards;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.StorageFailed;

/**
 * Converts an export of Kibana into one that OpenSearch Dashboards imports. The result has its name only when it is whole.
 *
 * @param from the export
 * @param to the file to write
 * @param overwrite whether {@code to} may exist
 */
public record DashboardsConversion(Path from, Path to, boolean overwrite) {

    /** Converts, and tells what became of each object. */
    public DashboardsReport run() {
        try {
            if (Files.exists(to)) {
                replaceable();
            }
            ExportFile export = new ExportFile(from);
            return write(export, Survey.of(export));
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void replaceable() throws IOException {
        if (!overwrite) {
            throw new Conflict(to + " exists", "Give another name with --to, or --overwrite.");
        }
        if (Files.exists(from) && Files.isSameFile(from, to)) {
            throw new Conflict(to + " is the export itself", "Give another name with --to: keep the export.");
        }
    }

    private StorageFailed unwritable(IOException e) {
        return new StorageFailed(to + " cannot be written: " + e, "Check the folder and who may write there.", e);
    }

    private DashboardsReport write(ExportFile export, Survey survey) throws IOException {
        Path unfinished = to.resolveSibling("." + to.getFileName() + ".unfinished");
        try {
            DashboardsReport report = write(export, survey, unfinished);
            Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
            return report;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Kind by kind: an object comes after those it needs, and it is known by then which of them are refused. */
    private DashboardsReport write(ExportFile export, Survey survey, Path unfinished) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            Ledger ledger = new Ledger(survey, out);
            export.visit(ledger.refusing());
            for (Kind kind : Kind.values()) {
                export.visit(ledger.converting(kind));
            }
            return ledger.report(from, to);
        }
    }
}
