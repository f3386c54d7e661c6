package org.osmigrate.transform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is put in place of a whole text that fits a pattern: any text, with {@code $1} for the first group. */
final class Replacement {

    private static final Pattern PART = Pattern.compile("\\$(\\d{1,3})|[^$\\\\]");
    private static final Pattern GROUP = Pattern.compile("\\$(\\d{1,3})");

    private Replacement() {}

    /** Why it is none for a pattern; empty when it is one. */
    static Optional<String> trouble(Pattern from, String to) {
        if (!PART.matcher(to).replaceAll("").isEmpty()) {
            return Optional.of("has a name with a lone $ or a backslash: '" + to + "'");
        }
        int groups = from.matcher("").groupCount();
        return GROUP.matcher(to)
                .results()
                .filter(group -> Integer.parseInt(group.group(1)) > groups)
                .findFirst()
                .map(group -> "names group " + group.group() + ", but its pattern has " + groups);
    }

    /** The text put in place of one that fits as a whole; a shorter match within it is not looked for. */
    static Optional<String> of(Pattern from, String to, String text) {
        Matcher matcher = from.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        StringBuilder replaced = new StringBuilder();
        matcher.appendReplacement(replaced, to);
        return Optional.of(replaced.toString());
    }
}
