package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/**
 * What became of failed documents that were sent again.
 *
 * @param lines per index and, where documents are left, cause
 * @param elsewhere documents that the session counts as left and that are not in this machine's folder
 */
public record RetryReport(List<Line> lines, long elsewhere) implements Report {

    public RetryReport {
        lines = List.copyOf(lines);
    }

    /**
     * Documents that the target had when they were sent again.
     *
     * @param newer in the version that was sent or a newer one
     * @param there in a data stream, under the same id
     */
    public record Found(long newer, long there) {

        static final Found NONE = new Found(0, 0);

        Found plus(Found other) {
            return new Found(newer + other.newer, there + other.there);
        }
    }

    /** One index: documents that were left before, those the target had, and those left, by cause. */
    public record Line(String index, long before, Found found, Map<String, Long> left) {

        public Line {
            left = Map.copyOf(left);
        }

        long leftOver() {
            return left.values().stream().mapToLong(Long::longValue).sum();
        }

        long taken() {
            return before - leftOver() - found.newer() - found.there();
        }

        String causes() {
            return new TreeMap<>(left)
                    .entrySet().stream()
                            .map(cause -> cause.getKey() + ": " + cause.getValue())
                            .collect(Collectors.joining(", "));
        }
    }

    static RetryReport of(
            Collection<FailedDocument> before,
            Collection<FailedDocument> after,
            Map<String, Found> found,
            FailedDocumentCount counted) {
        Map<String, Long> had = before.stream()
                .collect(Collectors.groupingBy(document -> document.key().index(), Collectors.counting()));
        Map<String, Map<String, Long>> left = after.stream()
                .collect(Collectors.groupingBy(
                        document -> document.key().index(),
                        Collectors.groupingBy(FailedDocument::cause, Collectors.counting())));
        TreeSet<String> indices = new TreeSet<>(had.keySet());
        indices.addAll(left.keySet());
        List<Line> lines = new ArrayList<>();
        indices.forEach(index -> lines.add(new Line(
                index,
                had.getOrDefault(index, 0L),
                found.getOrDefault(index, Found.NONE),
                left.getOrDefault(index, Map.of()))));
        return new RetryReport(lines, elsewhere(lines, counted));
    }

    private static long elsewhere(List<Line> lines, FailedDocumentCount counted) {
        Map<String, Long> here = lines.stream().collect(Collectors.toMap(Line::index, Line::leftOver));
        return counted.lines().stream()
                .mapToLong(line -> Math.max(0, line.left() - here.getOrDefault(line.index(), 0L)))
                .sum();
    }

    private long left() {
        return lines.stream().mapToLong(Line::leftOver).sum();
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(
                        line.index(),
                        Long.toString(line.before()),
                        Long.toString(line.taken()),
                        Long.toString(line.found().newer()),
                        Long.toString(line.found().there()),
                        Long.toString(line.leftOver()),
                        line.causes()))
                .toList();
        return List.of(new Table(
                "Failed documents",
                List.of("index", "were left", "taken", "already newer", "already there", "left", "causes"),
                rows));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("indices");
        lines.forEach(line -> {
            ObjectNode index = list.addObject()
                    .put("index", line.index())
                    .put("before", line.before())
                    .put("taken", line.taken())
                    .put("already_newer", line.found().newer())
                    .put("already_there", line.found().there())
                    .put("left", line.leftOver());
            new TreeMap<>(line.left()).forEach(index.putObject("causes")::put);
        });
        return json.put("left", left()).put("elsewhere", elsewhere);
    }

    @Override
    public ExitCode exitCode() {
        return left() + elsewhere == 0 ? ExitCode.DONE : ExitCode.COMPLETED_WITH_FAILURES;
    }

    @Override
    public String hint() {
        if (left() > 0) {
            return "Those left are named by 'osmigrate console failed-documents list'; what is tried again is the same.";
        }
        return elsewhere > 0
                ? elsewhere + " more failed where another machine or folder keeps them: retry there."
                : "Nothing is left; prove it with 'osmigrate console verify'.";
    }
}
