package org.osmigrate.transform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another name for indices.
 *
 * @param from fits the whole name
 * @param to the new name, {@code $1} for the first group
 */
public record IndexRename(Pattern from, String to) {

    /** The new name; empty for an index that it does not fit. */
    Optional<String> of(String index) {
        return Replacement.of(from, to, index);
    }

    /** Patterns have no equality of their own. */
    @Override
    public boolean equals(Object other) {
        return other instanceof IndexRename(Pattern pattern, String name)
                && pattern.pattern().equals(from.pattern())
                && name.equals(to);
    }

    @Override
    public int hashCode() {
        return from.pattern().hashCode() + 31 * to.hashCode();
    }
}
