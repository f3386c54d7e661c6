package org.osmigrate.selection;

import java.util.List;

/** How what is neither index nor template is chosen. */
public sealed interface ObjectChoice {

    /** Nothing of the kind. */
    record None() implements ObjectChoice {}

    /** Nothing was said: all but system ones; while indices are narrowed, what those that move refer to. */
    record Following() implements ObjectChoice {}

    /** By patterns of their own, whatever happens to the indices. */
    record Explicit(List<String> include, List<String> exclude) implements ObjectChoice {

        public Explicit {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }
}
