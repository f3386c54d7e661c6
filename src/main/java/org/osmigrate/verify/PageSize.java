package org.osmigrate.verify;

/**
 * The number of documents to ask for, so that an answer has about the wanted length: few at first, then what the size of
 * the last documents allows, growing slowly enough that a sudden run of large documents is noticed in time.
 */
final class PageSize {

    private static final int FIRST = 32;
    private static final int GROWTH = 4;
    private static final int MOST = 5000;

    private final long wantedBytes;
    private int documents = FIRST;
    private int most = MOST;

    PageSize(long wantedBytes) {
        this.wantedBytes = wantedBytes;
    }

    int documents() {
        return documents;
    }

    /** Learns from an answer. */
    void answered(int hits, long bytes) {
        if (hits > 0) {
            long fitting = wantedBytes / Math.max(1, bytes / hits);
            documents = Math.clamp(fitting, 1, Math.min(most, documents * GROWTH));
        }
    }

    /** After an answer that was too long: the documents after these may be short again. False when a page cannot be smaller. */
    boolean shrinkForNow() {
        boolean smaller = documents > 1;
        documents = Math.max(1, documents / 2);
        return smaller;
    }

    /** After an answer that the target could not give; false when a page cannot be smaller. */
    boolean shrink() {
        boolean smaller = documents > 1;
        documents = Math.max(1, documents / 2);
        most = documents;
        return smaller;
    }
}
