package org.osmigrate.traffic;

/** Where a reader begins. */
public sealed interface Start {

    /** At the oldest entry there is. */
    record Beginning() implements Start {}

    /** After the newest entry at the time of opening. */
    record End() implements Start {}

    /** At a place; one that is older than the log is a failure. */
    record At(Positions positions) implements Start {}

    /** Where this reader last committed; at the beginning when it never did. */
    record Committed(String reader) implements Start {}
}
