package org.osmigrate.verify;

import java.util.List;

/** What is known of an index of the target before its documents are read. */
sealed interface TargetState {

    /** It can be read: its root documents after a refresh, its primary shards. */
    record Open(long count, List<Shard> shards) implements TargetState {}

    /** A primary shard: of a data stream, of one of its backing indices. */
    record Shard(String index, int number) {}

    /** It does not exist. */
    record Missing() implements TargetState {}

    /** It is closed, so its documents cannot be read. */
    record Closed() implements TargetState {}
}
