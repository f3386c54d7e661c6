package org.osmigrate.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.snapshot.MissingShard;

/** What was done with a partial snapshot: the shards that it lacks are named, and nothing of it is ever just done. */
record PartialReport(Report report, List<MissingShard> missing) implements Report {

    PartialReport {
        missing = List.copyOf(missing);
    }

    /** The report itself where nothing is missing. */
    static Report of(Report report, List<MissingShard> missing) {
        return missing.isEmpty() ? report : new PartialReport(report, missing);
    }

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>(report.tables());
        tables.add(new Table(
                "Shards that the snapshot lacks: their documents are not in the target",
                List.of("index", "shard", "reason"),
                missing.stream()
                        .map(shard -> List.of(shard.index(), Integer.toString(shard.shard()), shard.reason()))
                        .toList()));
        return tables;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = report.json();
        ArrayNode list = json.putArray("missing_shards");
        missing.forEach(shard -> list.addObject()
                .put("index", shard.index())
                .put("shard", shard.shard())
                .put("reason", shard.reason()));
        if (json.has("exit_code")) {
            json.put("exit_code", exitCode().code());
        }
        return json;
    }

    @Override
    public ExitCode exitCode() {
        return report.exitCode() == ExitCode.DONE ? ExitCode.COMPLETED_WITH_FAILURES : report.exitCode();
    }

    @Override
    public String hint() {
        return report.exitCode() == ExitCode.DONE
                ? "The snapshot is partial: " + missing.size() + " shards are not in it; take a complete one for their"
                        + " documents."
                : report.hint();
    }
}
