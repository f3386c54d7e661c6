package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;

/** The snapshot that a run reads, and whether it took it. */
record SnapshotTaken(String name, String what) implements Report {

    @Override
    public List<Table> tables() {
        return List.of();
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("snapshot", name).put("result", what);
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
