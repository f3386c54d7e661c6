package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.NotFound;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/** How many documents of a session failed, by index and cause, from its state index alone. */
public record FailedDocumentCount(String session, List<Line> lines) implements Report {

    private static final String OLDER = "not recorded";

    public FailedDocumentCount {
        lines = List.copyOf(lines);
    }

    /**
     * One index.
     *
     * @param index its name
     * @param failed documents that failed in the backfill
     * @param causes of these, error type to number
     * @param retried documents that were taken when they were sent again
     */
    public record Line(String index, long failed, Map<String, Long> causes, long retried) {

        public Line {
            causes = Map.copyOf(causes);
        }

        long left() {
            return Math.max(0, failed - retried);
        }

        /** An older version has counted without causes. */
        Map<String, Long> everyCause() {
            Map<String, Long> all = new TreeMap<>(causes);
            long known = causes.values().stream().mapToLong(Long::longValue).sum();
            if (known < failed) {
                all.put(OLDER, failed - known);
            }
            return all;
        }
    }

    /**
     * Counts.
     *
     * @throws NotFound when there is no such session
     */
    public static FailedDocumentCount of(WorkIndex work) {
        requirePlan(work);
        Map<String, Long> retried = new RetriedNotes(work).byIndex();
        List<Line> lines = work.items().stream()
                .collect(Collectors.groupingBy(WorkItem::index, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), retried))
                .filter(line -> line.failed() > 0)
                .toList();
        return new FailedDocumentCount(work.session(), lines);
    }

    static void requirePlan(WorkIndex work) {
        if (work.plan().isEmpty()) {
            throw new NotFound(
                    "session " + work.session() + " has no plan here",
                    "Check the session's name and the coordinator; 'osmigrate console run' plans it.");
        }
    }

    private static Line line(String index, List<WorkItem> items, Map<String, Long> retried) {
        Map<String, Long> causes =
                items.stream().map(item -> item.progress().causes()).reduce(Map.of(), Tally::sum);
        long failed = items.stream().mapToLong(item -> item.progress().failed()).sum();
        return new Line(index, failed, causes, retried.getOrDefault(index, 0L));
    }

    long left() {
        return lines.stream().mapToLong(Line::left).sum();
    }

    @Override
    public List<Table> tables() {
        List<List<String>> causes = new ArrayList<>();
        lines.forEach(line -> line.everyCause()
                .forEach((cause, number) -> causes.add(List.of(line.index(), cause, Long.toString(number)))));
        List<List<String>> indices = lines.stream()
                .map(line -> List.of(
                        line.index(),
                        Long.toString(line.failed()),
                        Long.toString(line.retried()),
                        Long.toString(line.left())))
                .toList();
        return List.of(
                new Table("Failed documents by cause", List.of("index", "cause", "documents"), causes),
                new Table("Failed documents", List.of("index", "failed", "taken later", "left"), indices));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", session);
        ArrayNode causes = json.putArray("causes");
        lines.forEach(line -> line.everyCause()
                .forEach((cause, number) -> causes.addObject()
                        .put("index", line.index())
                        .put("cause", cause)
                        .put("documents", number)));
        ArrayNode indices = json.putArray("indices");
        lines.forEach(line -> indices.addObject()
                .put("index", line.index())
                .put("failed", line.failed())
                .put("retried", line.retried())
                .put("left", line.left()));
        return json.put("left", left());
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return left() == 0
                ? "Nothing is left; prove it with 'osmigrate console verify'."
                : "'osmigrate console failed-documents list' names them; mend the cause, then 'retry'.";
    }
}
