package org.osmigrate.lucene.zstd;

import java.io.IOException;
import java.util.Arrays;

/**
 * A decoding table of a prefix code: indexed by as many bits as the longest code has.
 *
 * @param log that number of bits
 */
@SuppressWarnings("ArrayRecordComponent")
record HuffmanTable(int log, byte[] symbols, byte[] bits) {

    private static final int MAX_LOG = 11;
    private static final int MAX_SYMBOLS = 256;
    private static final int WEIGHTS_LOG = 6;
    private static final int MAX_WEIGHT = MAX_LOG + 1;

    /**
     * A table and where its description ends.
     *
     * @param end the first byte behind the description
     */
    record Described(HuffmanTable table, int end) {}

    static Described read(byte[] bytes, int from, int to) throws IOException {
        byte[] weights = new byte[MAX_SYMBOLS];
        int header = bytes[from] & 0xff;
        int length = header < 128 ? header : (header - 127 + 1) / 2;
        int end = from + 1 + length;
        if (end > to) {
            throw new IOException("a prefix code of the zstd frame ends early");
        }
        int count = header < 128
                ? compressed(bytes, from + 1, end, weights)
                : plain(bytes, from + 1, header - 127, weights);
        return new Described(of(weights, count), end);
    }

    private static int plain(byte[] bytes, int from, int count, byte[] weights) {
        for (int i = 0; i < count; i++) {
            int pair = bytes[from + i / 2];
            weights[i] = (byte) (i % 2 == 0 ? (pair >>> 4) & 0xf : pair & 0xf);
        }
        return count;
    }

    /** Two states take turns; when one cannot be read any more, the other one has the last symbol. */
    private static int compressed(byte[] bytes, int from, int to, byte[] weights) throws IOException {
        FseCounts.Described described = FseCounts.read(bytes, from, to, WEIGHTS_LOG, MAX_WEIGHT);
        FseTable table = described.table();
        BackwardBits in = new BackwardBits(bytes, described.end(), to);
        int current = table.first(in);
        int other = table.first(in);
        int count = 0;
        while (in.left() >= 0) {
            if (count + 2 >= MAX_SYMBOLS) {
                throw new IOException("a prefix code of the zstd frame has too many symbols");
            }
            weights[count++] = (byte) table.symbol(current);
            int after = table.next(current, in);
            current = other;
            other = after;
        }
        if (count == 0) {
            throw new IOException("a prefix code of the zstd frame has no symbols");
        }
        weights[count++] = (byte) table.symbol(current);
        return count;
    }

    /** The last weight is not written: it is what makes the code complete. */
    private static HuffmanTable of(byte[] weights, int count) throws IOException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MAX_WEIGHT) {
                throw new IOException("a prefix code of the zstd frame has too long codes");
            }
            sum += (1 << weights[i]) >>> 1;
        }
        int log = 32 - Integer.numberOfLeadingZeros(sum);
        int rest = (1 << log) - sum;
        if (sum == 0 || log > MAX_LOG || Integer.bitCount(rest) != 1) {
            throw new IOException("a prefix code of the zstd frame is not complete");
        }
        weights[count] = (byte) (32 - Integer.numberOfLeadingZeros(rest));
        return filled(log, weights, count + 1);
    }

    private static HuffmanTable filled(int log, byte[] weights, int count) {
        byte[] symbols = new byte[1 << log];
        byte[] bits = new byte[1 << log];
        int at = 0;
        for (int weight = 1; weight <= log; weight++) {
            for (int symbol = 0; symbol < count; symbol++) {
                if (weights[symbol] == weight) {
                    int end = at + (1 << (weight - 1));
                    Arrays.fill(symbols, at, end, (byte) symbol);
                    Arrays.fill(bits, at, end, (byte) (log + 1 - weight));
                    at = end;
                }
            }
        }
        return new HuffmanTable(log, symbols, bits);
    }

    /** Decodes one stream to its end. */
    void decode(BackwardBits in, byte[] out, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            int code = in.peek(log);
            out[i] = symbols[code];
            in.skip(bits[code]);
        }
        in.checkAtEnd();
    }
}
