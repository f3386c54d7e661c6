package org.osmigrate.traffic;

import org.osmigrate.failure.MigrationFailure;

/** What a reader found at a position. */
public sealed interface Logged<T> {

    /** Where it stands. */
    Position position();

    /** A whole entry. */
    record Entry<T>(Position position, T value) implements Logged<T> {}

    /** An entry that cannot be understood, given only to readers that asked for it: to be counted, never ignored. */
    record Damaged<T>(Position position, MigrationFailure cause) implements Logged<T> {}
}
