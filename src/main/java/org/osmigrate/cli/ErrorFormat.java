package org.osmigrate.cli;

import java.util.List;
import java.util.Locale;

/** How an error is written: for a person, or as a JSON object where the output was asked for in a form for programs. */
enum ErrorFormat {
    TEXT,
    JSON;

    /** Looks for {@code -o}; the arguments may not be well-formed, for that may be the error. */
    static ErrorFormat of(String... args) {
        List<String> given = List.of(args);
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i).toLowerCase(Locale.ROOT);
            String next = i + 1 < given.size() ? given.get(i + 1).toLowerCase(Locale.ROOT) : "";
            boolean apart = argument.equals("-o") || argument.equals("--output");
            if ((apart && isJson(next)) || isJson(argument.replaceFirst("^(-o=?|--output=)", ""))) {
                return JSON;
            }
        }
        return TEXT;
    }

    private static boolean isJson(String format) {
        return format.equals("json") || format.equals("ndjson");
    }
}
