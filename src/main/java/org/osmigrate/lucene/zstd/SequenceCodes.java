package org.osmigrate.lucene.zstd;

import java.io.IOException;

/** The three kinds of codes of a sequence: how many values each has, and the entropy table it has by default. */
final class SequenceCodes {

    static final SequenceCodes LITERAL_LENGTH = new SequenceCodes(
            9,
            6,
            new short[] {
                4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
                -1, -1
            },
            new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
            new int[] {1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    static final SequenceCodes OFFSET = new SequenceCodes(
            8,
            5,
            new short[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1},
            new int[] {1},
            new int[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30, 31
            });

    static final SequenceCodes MATCH_LENGTH = new SequenceCodes(
            9,
            6,
            new short[] {
                1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
            },
            new int[] {
                3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
                31, 32, 33, 34
            },
            new int[] {1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});

    private final int maxLog;
    private final FseTable predefined;
    private final int[] bases;
    private final int[] extraBits;

    /** Codes without extra bits stand for {@code exact}; each further one begins where the one before it ends. */
    private SequenceCodes(int maxLog, int log, short[] counts, int[] exact, int[] extra) {
        this.maxLog = maxLog;
        this.predefined = predefined(counts, log);
        this.bases = new int[exact.length + extra.length];
        this.extraBits = new int[bases.length];
        int next = exact[0];
        for (int code = 0; code < bases.length; code++) {
            bases[code] = next;
            extraBits[code] = code < exact.length ? 0 : extra[code - exact.length];
            next += 1 << extraBits[code];
        }
    }

    private static FseTable predefined(short[] counts, int log) {
        try {
            return FseTable.of(counts, counts.length, log);
        } catch (IOException e) {
            throw new IllegalStateException("A predefined table does not add up", e);
        }
    }

    FseTable predefined() {
        return predefined;
    }

    int maxLog() {
        return maxLog;
    }

    int maxCode() {
        return bases.length - 1;
    }

    /** The value that a code and its extra bits stand for. */
    int value(int code, BackwardBits in) {
        return bases[code] + (int) in.read(extraBits[code]);
    }
}
