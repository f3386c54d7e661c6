package org.osmigrate.verify;

/** What is known of an index of the target before its documents are read. */
sealed interface TargetState {

    /** It can be read: its root documents after a refresh, its primary shards. */
    record Open(long count, int shards) implements TargetState {}

    /** It does not exist. */
    record Missing() implements TargetState {}

    /** It is closed, so its documents cannot be read. */
    record Closed() implements TargetState {}
}
