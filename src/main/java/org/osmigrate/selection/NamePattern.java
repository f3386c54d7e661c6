package org.osmigrate.selection;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.osmigrate.failure.ConfigurationInvalid;

/** One entry of an include or exclude list. */
public sealed interface NamePattern permits NamePattern.Exact, NamePattern.Regex, Glob {

    /** What introduces a regular expression. */
    String REGEX = "regex:";

    /** The entry as it was written. */
    String text();

    /** Whether the whole name fits. */
    boolean matches(String name);

    /** One name and no other. */
    record Exact(String text) implements NamePattern {
        @Override
        public boolean matches(String name) {
            return text.equals(name);
        }
    }

    /** A Java regular expression for the whole name. */
    record Regex(String text, Pattern pattern) implements NamePattern {
        @Override
        public boolean matches(String name) {
            return pattern.matcher(name).matches();
        }
    }

    /**
     * Reads {@code logs-2024}, {@code logs-*} or {@code regex:logs-\d+}.
     *
     * @throws ConfigurationInvalid for an empty entry or a malformed regular expression
     */
    static NamePattern parse(String text) {
        if (text.isBlank()) {
            throw new ConfigurationInvalid(
                    "An empty entry in include or exclude matches no name",
                    "Remove it, or write a name, a glob like 'logs-*' or 'regex:' and an expression.");
        }
        if (text.startsWith(REGEX)) {
            return new Regex(text, compile(text));
        }
        return text.indexOf('*') < 0 ? new Exact(text) : new Glob(text);
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(text.substring(REGEX.length()));
        } catch (PatternSyntaxException e) {
            throw new ConfigurationInvalid(
                    "'" + text + "' in include or exclude is not a regular expression: " + e.getDescription() + " at "
                            + e.getIndex(),
                    "Correct it; the expression has to match the whole name.",
                    e);
        }
    }
}
