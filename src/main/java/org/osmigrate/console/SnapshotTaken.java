package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/**
 * The snapshot that a run reads.
 *
 * @param what whether the run took it
 * @param remark what a reader should know; may be empty
 */
record SnapshotTaken(String name, String what, String remark) implements Report {

    @Override
    public List<Table> tables() {
        return remark.isEmpty()
                ? List.of()
                : List.of(new Table(
                        "Snapshot", List.of("snapshot", "result", "remark"), List.of(List.of(name, what, remark))));
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("snapshot", name)
                .put("result", what)
                .put("remark", remark);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public String hint() {
        return "";
    }
}
