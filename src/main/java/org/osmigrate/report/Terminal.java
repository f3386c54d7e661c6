package org.osmigrate.report;

import java.io.Console;
import java.util.Optional;

/** What is known of the terminal, if there is one. */
public final class Terminal {

    private static final int USUAL_WIDTH = 120;

    private Terminal() {}

    /** Whether lines may be drawn over: a terminal, and neither {@code NO_COLOR} nor {@code TERM=dumb}. */
    public static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** Its columns, from {@code COLUMNS}; a usual width otherwise. */
    public static int width() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }
}
