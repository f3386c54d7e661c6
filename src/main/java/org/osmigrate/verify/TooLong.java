package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.List;

/** The documents of an index that are too long to be compared: all are counted, the first ones named. */
final class TooLong {

    private static final int NAMED = 10;

    private final List<String> ids = new ArrayList<>();
    private long count;

    /** Counts a document if it is one. */
    synchronized void add(Fingerprint document) {
        if (document.form() == Form.TOO_LONG) {
            count++;
            if (ids.size() < NAMED) {
                ids.add(document.id());
            }
        }
    }

    synchronized long count() {
        return count;
    }

    /** What a reader should know; empty when there is none. */
    synchronized String remark(int mostBytes) {
        if (count == 0) {
            return "";
        }
        String more = count > ids.size() ? " and others" : "";
        return count + " documents of more than " + mostBytes
                + " bytes are there, but too long to have their contents compared in this memory (raise OSMIGRATE_HEAP): "
                + String.join(", ", ids) + more;
    }
}
