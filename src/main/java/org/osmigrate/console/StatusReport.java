package org.osmigrate.console;

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
import org.osmigrate.report.Amounts;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.work.Control;
import org.osmigrate.work.Notes.Note;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkIndex.LiveWorker;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Repeats;

/**
 * How far a session is, from its state index alone. Bytes are those to read from the snapshot: they are known beforehand
 * and cost time, so the rest is estimated by them.
 *
 * @param bytesPerSecond since the running backfill began; 0 when none runs
 */
public record StatusReport(
        String session,
        Plan plan,
        List<Line> lines,
        Map<String, String> steps,
        List<LiveWorker> workers,
        Control control,
        double bytesPerSecond)
        implements Report {

    public StatusReport {
        lines = List.copyOf(lines);
        steps = Map.copyOf(steps);
        workers = List.copyOf(workers);
    }

    /** One index. */
    public record Line(
            String index,
            long documents,
            long deleted,
            long failed,
            double bytesDone,
            long bytes,
            Repeats repeats,
            long dropped) {
        double bytesLeft() {
            return bytes - bytesDone;
        }
    }

    /**
     * Reads the state.
     *
     * @throws NotFound when there is no such session
     */
    public static StatusReport of(WorkIndex work) {
        Plan plan = work.plan()
                .orElseThrow(() -> new NotFound(
                        "session " + work.session() + " has no plan here",
                        "Check the session's name and the coordinator; 'osmigrate console run' plans it."));
        List<WorkItem> items = work.items();
        List<Line> lines = items.stream()
                .collect(Collectors.groupingBy(WorkItem::index, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        List<Note> notes = work.notes(StepNotes.PREFIX);
        return new StatusReport(
                work.session(), plan, lines, steps(notes), work.workers(), work.control(), rate(notes, items));
    }

    private static Line line(String index, List<WorkItem> items) {
        return new Line(
                index,
                documents(items, false),
                documents(items, true),
                items.stream().mapToLong(item -> item.progress().failed()).sum(),
                bytesDone(items),
                items.stream().mapToLong(WorkItem::bytes).sum(),
                items.stream().map(item -> item.progress().repeats()).reduce(Repeats.NONE, Repeats::plus),
                items.stream().mapToLong(item -> item.progress().dropped()).sum());
    }

    private static long documents(List<WorkItem> items, boolean deleted) {
        return items.stream()
                .filter(item -> item.deletes() == deleted)
                .mapToLong(item -> item.progress().documents())
                .sum();
    }

    /** By the part of each range that lies below its watermark. */
    static double bytesDone(List<WorkItem> items) {
        return items.stream().mapToDouble(StatusReport::bytesDone).sum();
    }

    private static double bytesDone(WorkItem item) {
        int length = item.to() - item.from();
        boolean all = item.progress().done() || length == 0;
        return all ? item.bytes() : (double) item.bytes() * (item.progress().watermark() - item.from()) / length;
    }

    private static Map<String, String> steps(List<Note> notes) {
        Map<String, String> steps = new TreeMap<>();
        notes.forEach(note -> steps.put(
                note.name().substring(StepNotes.PREFIX.length()),
                note.data().path("state").asText()));
        return steps;
    }

    private static double rate(List<Note> notes, List<WorkItem> items) {
        return notes.stream()
                .filter(note -> note.name().equals(StepNotes.PREFIX + "backfill"))
                .filter(note -> note.data().path("state").asText().equals("running"))
                .mapToDouble(note -> {
                    double seconds = (System.currentTimeMillis()
                                    - note.data().path("started").asLong())
                            / 1000.0;
                    return (bytesDone(items) - note.data().path("bytes_before").asDouble()) / Math.max(seconds, 0.1);
                })
                .map(rate -> Math.max(0, rate))
                .findFirst()
                .orElse(0);
    }

    /** Whether nothing is left to read. */
    public boolean allRead() {
        return total().bytesLeft() <= 0;
    }

    private Line total() {
        return new Line(
                "total",
                lines.stream().mapToLong(Line::documents).sum(),
                lines.stream().mapToLong(Line::deleted).sum(),
                lines.stream().mapToLong(Line::failed).sum(),
                lines.stream().mapToDouble(Line::bytesDone).sum(),
                lines.stream().mapToLong(Line::bytes).sum(),
                lines.stream().map(Line::repeats).reduce(Repeats.NONE, Repeats::plus),
                lines.stream().mapToLong(Line::dropped).sum());
    }

    @Override
    public List<Table> tables() {
        List<List<String>> rows = new ArrayList<>(lines.stream().map(this::row).toList());
        rows.add(row(total()));
        List<List<String>> stepRows = steps.entrySet().stream()
                .map(step -> List.of(step.getKey(), step.getValue()))
                .toList();
        List<Table> tables = new ArrayList<>(List.of(
                new Table("Session " + session + ": steps", List.of("step", "state"), stepRows),
                workersTable(),
                new Table(
                        "Documents",
                        List.of("index", "documents", "deleted", "failed", "read", "of", "done", "rate", "left"),
                        rows)));
        List<List<String>> repeats = lines.stream()
                .filter(line -> line.repeats().there() + line.repeats().doubtful() > 0)
                .map(line -> List.of(
                        line.index(),
                        Long.toString(line.repeats().there()),
                        Long.toString(line.repeats().doubtful())))
                .toList();
        if (!repeats.isEmpty()) {
            tables.add(new Table("Sent again", List.of("index", "already there", "may be double"), repeats));
        }
        List<List<String>> dropped = lines.stream()
                .filter(line -> line.dropped() > 0)
                .map(line -> List.of(line.index(), Long.toString(line.dropped())))
                .toList();
        if (!dropped.isEmpty()) {
            tables.add(new Table("Left out by transformations", List.of("index", "documents"), dropped));
        }
        return List.copyOf(tables);
    }

    private Table workersTable() {
        List<List<String>> rows = workers.stream()
                .map(worker -> List.of(worker.owner(), ControlReport.state(control), ControlReport.limit(control)))
                .toList();
        return new Table("Workers", List.of("worker", "asked to be", "limit of all workers"), rows);
    }

    private List<String> row(Line line) {
        boolean running = bytesPerSecond > 0 && line.bytesLeft() > 0;
        return List.of(
                line.index(),
                Long.toString(line.documents()),
                Long.toString(line.deleted()),
                Long.toString(line.failed()),
                Amounts.bytes(line.bytesDone()),
                Amounts.bytes((double) line.bytes()),
                Amounts.percent(line.bytesDone(), (double) line.bytes()),
                running ? Amounts.bytes(bytesPerSecond) + "/s" : "",
                line.bytesLeft() > 0 ? Amounts.remaining(line.bytesLeft(), bytesPerSecond) : "");
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("session", session)
                .put("snapshot", plan.snapshot())
                .put("repository", plan.repository())
                .put("bytes_per_second", Math.round(bytesPerSecond));
        ObjectNode states = json.putObject("steps");
        steps.forEach(states::put);
        workers.forEach(worker -> json.withArray("workers").add(worker.owner()));
        ControlReport.write(control, json.putObject("control"));
        ArrayNode list = json.putArray("indices");
        lines.forEach(line -> write(line, list.addObject()));
        write(total(), json.putObject("total"));
        return json;
    }

    private void write(Line line, ObjectNode to) {
        to.put("index", line.index())
                .put("documents", line.documents())
                .put("deleted", line.deleted())
                .put("failed", line.failed())
                .put("already_there", line.repeats().there())
                .put("may_be_double", line.repeats().doubtful())
                .put("dropped", line.dropped())
                .put("bytes_read", Math.round(line.bytesDone()))
                .put("bytes", line.bytes());
        if (bytesPerSecond > 0) {
            to.put("seconds_left", Math.round(line.bytesLeft() / bytesPerSecond));
        }
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return total().bytesLeft() > 0
                ? "Watch it with 'osmigrate console status --watch'; a run that was killed goes on with 'console run'."
                : "All documents are read; prove it with 'osmigrate console verify'.";
    }
}
