package org.osmigrate.lucene.zstd;

import java.io.IOException;

/**
 * A decoding table of finite state entropy: of each state the symbol it stands for, and how the next state is read.
 *
 * @param log the binary logarithm of the number of states
 */
@SuppressWarnings("ArrayRecordComponent")
record FseTable(int log, byte[] symbols, byte[] bits, short[] bases) {

    /** The one symbol of a table that needs no bits. */
    static FseTable constant(int symbol) {
        return new FseTable(0, new byte[] {(byte) symbol}, new byte[1], new short[1]);
    }

    /** {@code counts} holds of each symbol how many states it has; -1 for less than one. */
    static FseTable of(short[] counts, int symbolCount, int log) throws IOException {
        int size = 1 << log;
        byte[] symbols = new byte[size];
        short[] next = new short[symbolCount];
        int high = size;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            next[symbol] = counts[symbol];
            if (counts[symbol] == -1) {
                symbols[--high] = (byte) symbol;
                next[symbol] = 1;
            }
        }
        spread(counts, symbolCount, symbols, high);
        return withTransitions(log, symbols, next);
    }

    private static void spread(short[] counts, int symbolCount, byte[] symbols, int high) throws IOException {
        int size = symbols.length;
        int step = (size >>> 1) + (size >>> 3) + 3;
        int position = 0;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            for (int i = 0; i < counts[symbol]; i++) {
                symbols[position] = (byte) symbol;
                do {
                    position = (position + step) & (size - 1);
                } while (position >= high);
            }
        }
        if (position != 0) {
            throw new IOException("the counts of an entropy table of the zstd frame do not add up");
        }
    }

    private static FseTable withTransitions(int log, byte[] symbols, short[] next) {
        int size = symbols.length;
        byte[] bits = new byte[size];
        short[] bases = new short[size];
        for (int state = 0; state < size; state++) {
            int x = next[symbols[state]]++;
            bits[state] = (byte) (log - (31 - Integer.numberOfLeadingZeros(x)));
            bases[state] = (short) ((x << bits[state]) - size);
        }
        return new FseTable(log, symbols, bits, bases);
    }

    int symbol(int state) {
        return symbols[state];
    }

    int first(BackwardBits in) {
        return (int) in.read(log);
    }

    int next(int state, BackwardBits in) {
        return bases[state] + (int) in.read(bits[state]);
    }
}
