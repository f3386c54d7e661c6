package org.osmigrate.cli;

import java.nio.file.Path;
import org.osmigrate.report.Report;
import org.osmigrate.traffic.Archive;
import org.osmigrate.traffic.LogReader;
import org.osmigrate.traffic.LogWriter;
import org.osmigrate.traffic.OnDamage;
import org.osmigrate.traffic.Start;
import org.osmigrate.traffic.TrafficLog;
import org.osmigrate.traffic.TrafficRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "traffic",
        description = "Shows, imports and exports captured traffic.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrafficCommand.Import.class, TrafficCommand.Export.class, TrafficCommand.Show.class})
final class TrafficCommand {

    /** A command about the log. */
    abstract static class OnLog extends Configured {

        @Mixin
        private OutputOptions output;

        abstract Report report(TrafficLog log);

        @Override
        public Integer call() {
            try (TrafficLog log = settings().traffic().open()) {
                return output.print(report(log));
            }
        }
    }

    @Command(
            name = "import",
            description = "Appends an archive (gzip, a line 'key|base64' a record) to the log given with --log.")
    static final class Import extends OnLog {

        @Parameters(paramLabel = "ARCHIVE", description = "The archive.")
        private Path archive;

        @Override
        Report report(TrafficLog log) {
            try (LogWriter writer = log.writer()) {
                return new TrafficReport.Moved("imported", log.location(), new Archive(archive).importTo(writer));
            }
        }
    }

    @Command(name = "export", description = "Writes all records of the log given with --log to an archive.")
    static final class Export extends OnLog {

        @Parameters(paramLabel = "ARCHIVE", description = "The archive; one that exists is replaced.")
        private Path archive;

        @Override
        Report report(TrafficLog log) {
            try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.FAIL)) {
                return new TrafficReport.Moved("exported", log.location(), new Archive(archive).exportFrom(reader));
            }
        }
    }

    @Command(
            name = "show",
            description =
                    "Counts what the log given with --log holds. Exit code 7 while it has gaps or damaged records.")
    static final class Show extends OnLog {
        @Override
        Report report(TrafficLog log) {
            return TrafficReport.Content.of(log);
        }
    }
}
