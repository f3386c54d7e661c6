package org.osmigrate.snapshot;

import org.apache.lucene.store.Directory;

/** A shard of an index that moves under another name. */
record NamedShard(SnapshotShard whole, String index) implements SnapshotShard {

    @Override
    public int number() {
        return whole.number();
    }

    @Override
    public long bytes() {
        return whole.bytes();
    }

    @Override
    public Directory directory() {
        return whole.directory();
    }
}
