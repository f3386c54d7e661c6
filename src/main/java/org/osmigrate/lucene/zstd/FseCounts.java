package org.osmigrate.lucene.zstd;

import java.io.IOException;

/** Reads the description of an entropy table, whose bits stand in forward order. */
final class FseCounts {

    private static final int MIN_LOG = 5;
    private static final int MAX_SYMBOLS = 256;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final short[] counts = new short[MAX_SYMBOLS];
    private int symbols;
    private int bit;

    private FseCounts(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /**
     * A table and where its description ends.
     *
     * @param end the first byte behind the description
     */
    record Described(FseTable table, int end) {}

    static Described read(byte[] bytes, int from, int to, int maxLog, int maxSymbol) throws IOException {
        FseCounts counts = new FseCounts(bytes, from, to);
        int log = MIN_LOG + counts.bits(4);
        if (log > maxLog) {
            throw new IOException("an entropy table of the zstd frame is larger than allowed: " + log);
        }
        counts.read(1 << log);
        if (counts.symbols > maxSymbol + 1) {
            throw new IOException("an entropy table of the zstd frame has too many symbols: " + counts.symbols);
        }
        int end = from + (counts.bit + 7) / 8;
        return new Described(FseTable.of(counts.counts, counts.symbols, log), end);
    }

    private void read(int states) throws IOException {
        int remaining = states;
        while (remaining > 0) {
            int count = count(remaining);
            remaining -= Math.abs(count);
            add(count);
            if (count == 0) {
                addZeros();
            }
        }
        if (remaining < 0) {
            throw new IOException("the counts of an entropy table of the zstd frame are too high");
        }
    }

    /** Small values take a bit less than large ones. */
    private int count(int remaining) throws IOException {
        int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
        int half = (1 << (width - 1)) - 1;
        int small = (1 << width) - 1 - (remaining + 1);
        int value = bits(width);
        if ((value & half) < small) {
            bit--;
            value &= half;
        } else if (value > half) {
            value -= small;
        }
        return value - 1;
    }

    private void addZeros() throws IOException {
        int more;
        do {
            more = bits(2);
            for (int i = 0; i < more; i++) {
                add(0);
            }
        } while (more == 3);
    }

    private void add(int count) throws IOException {
        if (symbols == MAX_SYMBOLS) {
            throw new IOException("an entropy table of the zstd frame has too many symbols");
        }
        counts[symbols++] = (short) count;
    }

    private int bits(int width) throws IOException {
        int value = 0;
        for (int i = 0; i < width; i++, bit++) {
            int at = from + (bit >>> 3);
            if (at >= to) {
                throw new IOException("an entropy table of the zstd frame ends early");
            }
            value |= ((bytes[at] >>> (bit & 7)) & 1) << i;
        }
        return value;
    }
}
