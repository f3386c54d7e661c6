package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osmigrate.report.Report;
import org.osmigrate.work.Notes.Note;
import org.osmigrate.work.WorkIndex;

/** Keeps when each step began and how it ended in the state index, for {@code console status}. */
final class StepNotes {

    /** Notes with this prefix and the step's name. */
    static final String PREFIX = "step:";

    private final WorkIndex work;
    private final Map<String, Long> begun = new HashMap<>();

    StepNotes(WorkIndex work) {
        this.work = work;
    }

    void begin(String step) {
        begun.put(step, System.nanoTime());
        save(
                step,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("state", "running")
                        .put("started", System.currentTimeMillis())
                        .put("bytes_before", StatusReport.bytesDone(work.items())));
    }

    RunReport.StepResult end(String step, Report report) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun.get(step));
        save(
                step,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("state", report.exitCode().name().toLowerCase(java.util.Locale.ROOT))
                        .put("seconds", took.toMillis() / 1000.0));
        return new RunReport.StepResult(step, took, report);
    }

    private void save(String step, ObjectNode data) {
        String name = PREFIX + step;
        work.save(
                work.note(name).map(old -> new Note(name, data, old.stamp())).orElseGet(() -> Note.first(name, data)));
    }
}
