package org.osmigrate.snapshot;

import java.util.List;
import org.osmigrate.version.Version;

/** One snapshot of a repository. */
public interface Snapshot {

    /** The name its maker gave it. */
    String name();

    /** The identifier that no other snapshot has. */
    String uuid();

    /** The version of the cluster that took it. */
    Version version();

    /** Templates and settings of the cluster; empty where the snapshot was taken without global state. */
    GlobalMetadata globalMetadata();

    /** What the cluster keeps beside indices and templates; empty as for {@link #globalMetadata}. */
    ClusterObjects clusterObjects();

    /** Every index in the snapshot, by name, system indices included. */
    List<SnapshotIndex> indices();

    /** The shards that a partial snapshot lacks; none in a complete one. */
    default List<MissingShard> missingShards() {
        return List.of();
    }
}
