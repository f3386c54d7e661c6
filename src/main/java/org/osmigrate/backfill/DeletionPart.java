package org.osmigrate.backfill;

import java.util.ArrayList;
import java.util.List;
import org.osmigrate.work.WorkItem;

/**
 * A part of the ids of a shard, by their hashes: each part is an item of its own, with few enough ids to be held in memory.
 *
 * @param number from 0
 * @param of how many there are
 */
record DeletionPart(int number, int of) {

    private static final String OF = "-of-";

    /** The parts for this many ids. */
    static List<DeletionPart> all(long ids, int atOnce) {
        int parts = Math.toIntExact(1 + ids / atOnce);
        List<DeletionPart> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            all.add(new DeletionPart(part, parts));
        }
        return all;
    }

    /** The part that an item is about. */
    static DeletionPart of(WorkItem item) {
        String[] numbers = item.segment().substring(WorkItem.DELETIONS.length()).split(OF, -1);
        return new DeletionPart(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /** What stands in an item in place of a segment. */
    String label() {
        return WorkItem.DELETIONS + number + OF + of;
    }

    boolean holds(long hash) {
        return Long.remainderUnsigned(hash, of) == number;
    }
}
