package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osmigrate.report.Table;
import org.osmigrate.snapshot.SnapshotIndex;

/**
 * Since which snapshot what changed was moved, and how each index.
 *
 * @param since the older snapshot; empty where everything was sent
 * @param indices index to how it was moved
 * @param left the indices of the older snapshot that the newer one has not: they are not touched
 */
record DeltaReport(String since, SortedMap<String, DeltaMode> indices, List<String> left) {

    DeltaReport {
        left = List.copyOf(left);
    }

    static DeltaReport of(Since since, DeltaModes modes, Collection<String> moved) {
        SortedMap<String, DeltaMode> indices = new TreeMap<>();
        moved.forEach(index -> indices.put(index, modes.of(index)));
        List<String> left = since.indices().stream()
                .map(SnapshotIndex::name)
                .filter(name -> !moved.contains(name))
                .sorted()
                .toList();
        return new DeltaReport(since.name(), indices, left);
    }

    boolean isGiven() {
        return !since.isEmpty();
    }

    /** None where everything was sent. */
    List<Table> tables() {
        List<List<String>> rows = new ArrayList<>();
        indices.forEach((index, mode) -> rows.add(List.of(index, mode.word())));
        left.forEach(index -> rows.add(List.of(index, "only in " + since + ": not touched")));
        return isGiven() ? List.of(new Table("Since snapshot " + since, List.of("index", "how"), rows)) : List.of();
    }

    void write(ObjectNode json) {
        if (isGiven()) {
            json.put("since", since);
            ObjectNode modes = json.putObject("delta");
            indices.forEach((index, mode) -> modes.put(index, mode.word()));
            left.forEach(json.putArray("only_in_since")::add);
        }
    }
}
