package org.osmigrate.report;

import java.util.List;

/** A table for a person: a title (may be empty), the names of the columns, the rows. */
public record Table(String title, List<String> columns, List<List<String>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
