package org.osmigrate.snapshot;

/** What to do with a snapshot that lacks shards. */
public enum Incomplete {
    /** Only a complete snapshot will do. */
    REFUSE,
    /** The shards that it has are read, the others are named by {@link Snapshot#missingShards}. */
    ALLOW_PARTIAL
}
