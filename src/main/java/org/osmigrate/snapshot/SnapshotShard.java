package org.osmigrate.snapshot;

import org.apache.lucene.store.Directory;

/** A primary shard in a snapshot. */
public interface SnapshotShard {

    /** The name of its index. */
    String index();

    /** Its number, from 0. */
    int number();

    /** How it is called in the cluster, where it may be the shard of another index. */
    default String origin() {
        return index() + "[" + number() + "]";
    }

    /** The total length of its files in bytes. */
    long bytes();

    /**
     * Its files as a read-only Lucene directory over the repository's blobs, read by range; what is read of a remote
     * repository may be spooled on this machine. The caller closes it.
     */
    Directory directory();
}
