package org.osmigrate.snapshot;

import java.util.List;
import java.util.NoSuchElementException;

/** An index in a snapshot. */
public interface SnapshotIndex {

    /** Its name: the one it had in the cluster, or that of a part of an index that is split. */
    String name();

    /** The name in the cluster of the index that it is or is a part of. */
    default String origin() {
        return name();
    }

    /** The indices of the cluster that it is made of: itself, unless it is a data stream. */
    default List<SnapshotIndex> parts() {
        return List.of(this);
    }

    /** Which documents of its shards are its own. */
    default DocumentTypes types() {
        return new DocumentTypes.All();
    }

    /**
     * The field of its mapping that tells parents and children, which its documents do not have in the snapshot and get on
     * their way; empty for none.
     */
    default String joinField() {
        return "";
    }

    /** Settings, mappings and aliases; read from the repository at the first call. */
    IndexMetadata metadata();

    /**
     * Its shards by number; nothing is read until a shard is asked. All of them, unless the snapshot is partial: then those
     * that it has.
     */
    List<SnapshotShard> shards();

    /** The shard of a number, which is not always its place in the list. */
    default SnapshotShard shard(int number) {
        return shards().stream()
                .filter(shard -> shard.number() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name() + "[" + number + "]"));
    }
}
