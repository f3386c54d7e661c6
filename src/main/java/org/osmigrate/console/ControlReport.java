package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.failure.NotFound;
import org.osmigrate.report.Amounts;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.work.Control;
import org.osmigrate.work.WorkIndex;

/** What the workers of a session are asked for. */
public record ControlReport(String session, Control control) implements Report {

    /**
     * Changes it; every worker follows within two seconds.
     *
     * @throws NotFound when there is no such session
     */
    public static ControlReport change(WorkIndex work, UnaryOperator<Control> change) {
        if (work.plan().isEmpty()) {
            throw new NotFound(
                    "session " + work.session() + " has no plan here",
                    "Check the session's name and the coordinator; 'osmigrate console run' plans it.");
        }
        return new ControlReport(work.session(), work.control(change));
    }

    /** In one word or a few. */
    static String state(Control control) {
        String state = control.state().name().toLowerCase(Locale.ROOT);
        return control.pausedIndices().isEmpty() ? state : state + ", without " + paused(control);
    }

    private static String paused(Control control) {
        return String.join(", ", new TreeSet<>(control.pausedIndices()));
    }

    static String limit(Control control) {
        return control.bytesPerSecond() == 0 ? "none" : Amounts.bytes((double) control.bytesPerSecond()) + "/s";
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table(
                "Session " + session,
                List.of("state", "limit of all workers", "first"),
                List.of(List.of(state(control), limit(control), String.join(", ", control.preferred())))));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("session", session);
        write(control, json);
        return json;
    }

    static void write(Control control, ObjectNode json) {
        json.put("state", control.state().name().toLowerCase(Locale.ROOT))
                .put("limit_bytes_per_second", control.bytesPerSecond());
        new TreeSet<>(control.pausedIndices()).forEach(json.putArray("paused_indices")::add);
        control.preferred().forEach(json.putArray("preferred")::add);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return "Every worker follows within two seconds; see 'osmigrate console status'.";
    }
}
