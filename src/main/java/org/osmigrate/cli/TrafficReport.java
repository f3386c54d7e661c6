package org.osmigrate.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.traffic.TrafficLog;
import org.osmigrate.traffic.TrafficSummary;

/** What was done with a log of traffic. */
sealed interface TrafficReport extends Report {

    /** Records went into a log or came out of it. */
    record Moved(String what, String log, long records) implements TrafficReport {

        @Override
        public List<Table> tables() {
            return List.of(new Table("", List.of("log", what), List.of(List.of(log, String.valueOf(records)))));
        }

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("log", log).put(what, records);
        }

        @Override
        public ExitCode exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public String hint() {
            return "What the log holds: 'osmigrate console traffic show'.";
        }
    }

    /** What a log holds. */
    record Content(String log, TrafficSummary summary) implements TrafficReport {

        static Content of(TrafficLog log) {
            return new Content(log.location(), TrafficSummary.of(log));
        }

        @Override
        public List<Table> tables() {
            return List.of(new Table(
                    log,
                    List.of("what", "count"),
                    List.of(
                            row("records", summary.records()),
                            row("bytes", summary.bytes()),
                            row("damaged records", summary.damaged()),
                            row("proxy starts", summary.starts()),
                            row("clean stops", summary.stops()),
                            row("gaps", summary.gaps()),
                            row("writes in gaps", summary.writesInGaps()))));
        }

        private static List<String> row(String what, long count) {
            return List.of(what, String.valueOf(count));
        }

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("log", log)
                    .put("records", summary.records())
                    .put("bytes", summary.bytes())
                    .put("damaged-records", summary.damaged())
                    .put("proxy-starts", summary.starts())
                    .put("clean-stops", summary.stops())
                    .put("gaps", summary.gaps())
                    .put("writes-in-gaps", summary.writesInGaps());
        }

        @Override
        public ExitCode exitCode() {
            return summary.gaps() + summary.damaged() > 0 ? ExitCode.DIFFERENCES : ExitCode.DONE;
        }

        @Override
        public String hint() {
            return "All records in one file: 'osmigrate console traffic export ARCHIVE'.";
        }
    }
}
