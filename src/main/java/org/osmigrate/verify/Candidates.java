package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents of unequal buckets, as an open-addressed table of the source's: first all of those are added, then each of
 * the target's is crossed out. At most {@value #BYTES} bytes a document. An id may be there several times, for shards keep ids apart.
 * Safe for use by several threads.
 */
final class Candidates {

    /** The memory of a document: 29 bytes a slot, of which at least a third are taken. */
    static final int BYTES = 87;

    private static final byte FREE = 0;
    private static final byte OPEN = 1;
    private static final byte CROSSED_OUT = 2;

    private final long[] ids;
    private final long[] digests;
    private final long[] places;
    private final int[] strangers;
    private final byte[] states;

    Candidates(int documents) {
        int slots = Math.max(16, Integer.highestOneBit(documents + documents / 2) * 2);
        ids = new long[slots];
        digests = new long[slots];
        places = new long[slots];
        strangers = new int[slots];
        states = new byte[slots];
    }

    /** Adds a document of the source. */
    synchronized void add(Fingerprint document) {
        int slot = slot(document.idHash());
        while (states[slot] != FREE) {
            slot = next(slot);
        }
        ids[slot] = document.idHash();
        digests[slot] = document.low();
        places[slot] = document.place();
        states[slot] = OPEN;
    }

    /** Crosses out a document of the target; false when the source has no document of this id. */
    synchronized boolean crossOut(Fingerprint document) {
        int known = -1;
        for (int slot = slot(document.idHash()); states[slot] != FREE; slot = next(slot)) {
            if (ids[slot] == document.idHash()) {
                if (states[slot] == OPEN && digests[slot] == document.low()) {
                    states[slot] = CROSSED_OUT;
                    return true;
                }
                known = known < 0 ? slot : known;
            }
        }
        if (known >= 0) {
            strangers[known]++;
        }
        return known >= 0;
    }

    /** What is left of each id. */
    synchronized void settle(Settlement settlement) {
        for (int slot = 0; slot < states.length; slot++) {
            if (states[slot] != FREE && isFirstOfItsId(slot)) {
                settle(slot, settlement);
            }
        }
    }

    private void settle(int first, Settlement settlement) {
        List<Long> open = new ArrayList<>(1);
        for (int slot = first; states[slot] != FREE; slot = next(slot)) {
            if (ids[slot] == ids[first] && states[slot] == OPEN) {
                open.add(places[slot]);
            }
        }
        int different = Math.min(open.size(), strangers[first]);
        open.subList(0, different).forEach(settlement::different);
        open.subList(different, open.size()).forEach(settlement::missing);
        if (strangers[first] > different) {
            settlement.surplus(places[first], strangers[first] - different);
        }
    }

    private boolean isFirstOfItsId(int slot) {
        for (int before = slot(ids[slot]); before != slot; before = next(before)) {
            if (ids[before] == ids[slot]) {
                return false;
            }
        }
        return true;
    }

    private int slot(long idHash) {
        return (int) (idHash >>> 32) & (states.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (states.length - 1);
    }

    /** Is told what is left, by the places of the source's documents. */
    interface Settlement {

        /** The target has another document of this id instead. */
        void different(long place);

        /** The target has none. */
        void missing(long place);

        /** The target has more documents of this id than the source. */
        void surplus(long place, int documents);
    }
}
