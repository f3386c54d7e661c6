package org.osmigrate.snapshot;

import java.util.List;

/** An index in a snapshot. */
public interface SnapshotIndex {

    /** The name it had in the cluster. */
    String name();

    /** Settings, mappings and aliases; read from the repository at the first call. */
    IndexMetadata metadata();

    /** Its shards, from 0 on; nothing is read until a shard is asked. */
    List<SnapshotShard> shards();
}
