package org.osmigrate.lucene;

import java.io.IOException;

/** How much of a chunk may be decompressed at once. For one thread. */
final class ChunkBound {

    private static final long MOST = 1L << 24;

    private long left = Long.MAX_VALUE;

    /** A chunk is longer. */
    static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("a chunk of more than " + MOST + " bytes");
        }
    }

    void begin() {
        left = MOST;
    }

    void lift() {
        left = Long.MAX_VALUE;
    }

    void take(int length) throws Exceeded {
        left -= length;
        if (left < 0) {
            throw new Exceeded();
        }
    }
}
