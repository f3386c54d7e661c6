package org.osmigrate.storage;

/** How many blocks the next request for an object asks for: more and more while it is read in sequence. */
final class ReadAhead {

    /** The most blocks of a request: 4 MiB. */
    static final int MOST = 64;

    private static final int GROWTH = 4;

    private int next = -1;
    private int blocks = 1;

    /** Says how many blocks to ask for at {@code block}, at least {@code wanted}. */
    int at(int block, int wanted) {
        blocks = block == next ? Math.min(MOST, blocks * GROWTH) : 1;
        return Math.max(blocks, wanted);
    }

    /** The blocks up to {@code end} have been asked for. */
    void asked(int end) {
        next = end;
    }

    /** Whether it is read in sequence for long enough to fetch what follows before it is wanted. */
    boolean isSteady() {
        return blocks == MOST;
    }
}
