package org.osmigrate.snapshot;

import java.util.Optional;

/** Says which index the documents of a mapping type go to, where a user has said so. */
@FunctionalInterface
public interface TypeTargets {

    /** Nothing was said of any. */
    TypeTargets UNSAID = (_, _) -> Optional.empty();

    /** Whether an index is named, so that at least one of its types has to be. */
    default boolean names(String index) {
        return false;
    }

    /** The name of the index; empty for a type that nothing was said of. */
    Optional<String> of(String index, String type);
}
