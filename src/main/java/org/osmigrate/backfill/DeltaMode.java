package org.osmigrate.backfill;

import java.util.Locale;

/** How an index becomes what it is in a newer snapshot. */
enum DeltaMode {
    /** Shard by shard and segment by segment: only what differs is read. */
    COMPARED,

    /** Every document is sent, and what is left over of the older snapshot is deleted. */
    REPLACED,

    /** Every document is sent; the target has nothing of the older snapshot. */
    WHOLE;

    /** As it is shown. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeltaMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
