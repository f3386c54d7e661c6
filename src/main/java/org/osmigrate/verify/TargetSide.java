package org.osmigrate.verify;

import java.util.Collection;
import java.util.List;

/** What the target has of an index. */
interface TargetSide extends Side {

    /** Finds documents by id, on whatever shard they are; an id may be there several times, under several routings. */
    List<StoredDocument> withIds(Collection<String> ids);
}
