package org.osmigrate.config;

import java.util.List;

/**
 * A value and where it came from.
 *
 * @param values one text, or several for a list
 * @param origin a file and line, a flag, an environment variable, or {@code default}
 */
public record Given(List<String> values, String origin) {

    public Given {
        values = List.copyOf(values);
    }

    /** The values in one text, separated by commas. */
    public String text() {
        return String.join(",", values);
    }
}
