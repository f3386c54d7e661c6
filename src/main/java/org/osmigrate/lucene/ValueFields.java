package org.osmigrate.lucene;

import java.util.Set;

/**
 * Which fields are read beside the source.
 *
 * @param names their names in the segments
 * @param families beginnings of names
 */
public record ValueFields(Set<String> names, Set<String> families) {

    /** None: nothing more is opened. */
    public static final ValueFields NONE = new ValueFields(Set.of(), Set.of());

    public ValueFields {
        names = Set.copyOf(names);
        families = Set.copyOf(families);
    }

    boolean isEmpty() {
        return names.isEmpty() && families.isEmpty();
    }

    boolean has(String field) {
        return names.contains(field) || families.stream().anyMatch(field::startsWith);
    }
}
