package org.osmigrate.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table drawn with characters; cells wrap so that it fits the terminal. */
final class TableText {

    private static final int LEAST = 8;
    private static final int FRAME = 3;

    private TableText() {}

    static String of(Table table, int width) {
        String title = table.title().isEmpty() ? "" : table.title() + System.lineSeparator();
        if (table.rows().isEmpty()) {
            return title + "  none" + System.lineSeparator();
        }
        int[] widths = fit(table, width);
        Column[] columns = IntStream.range(0, widths.length)
                .mapToObj(i -> column(table, i, widths[i]))
                .toArray(Column[]::new);
        String[][] rows =
                table.rows().stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        return title
                + AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, rows)
                + System.lineSeparator();
    }

    private static Column column(Table table, int index, int width) {
        boolean numbers =
                table.rows().stream().allMatch(row -> row.get(index).matches("[\\d.,]+( ?[kKMGT]?i?B?|%)?(/s)?"));
        return new Column()
                .header(table.columns().get(index))
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(numbers ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
                .maxWidth(width, OverflowBehaviour.NEWLINE);
    }

    /** Takes from the widest column until the table fits. */
    private static int[] fit(Table table, int width) {
        int[] widths = IntStream.range(0, table.columns().size())
                .map(i -> natural(table, i))
                .toArray();
        int room = width - FRAME * widths.length - 1;
        while (Arrays.stream(widths).sum() > room) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[a] >= widths[b] ? a : b)
                    .orElseThrow();
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return Arrays.stream(widths).map(w -> w + 2).toArray();
    }

    private static int natural(Table table, int index) {
        List<String> header = List.of(table.columns().get(index));
        return IntStream.concat(
                        header.stream().mapToInt(String::length),
                        table.rows().stream().mapToInt(row -> row.get(index).length()))
                .max()
                .orElse(LEAST);
    }
}
