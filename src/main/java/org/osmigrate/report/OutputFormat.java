package org.osmigrate.report;

import java.util.Locale;

/** The form of a command's output. */
public enum OutputFormat {
    TABLE,
    JSON,
    YAML,
    NDJSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
