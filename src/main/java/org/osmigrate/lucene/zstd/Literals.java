package org.osmigrate.lucene.zstd;

import java.io.IOException;
import java.util.Arrays;

/** The literals of the current block, and the prefix code that a later block may use again. */
final class Literals {

    private static final int RAW = 0;
    private static final int REPEATED_BYTE = 1;
    private static final int WITH_TABLE = 2;

    private byte[] bytes = new byte[0];
    private int length;
    private HuffmanTable table = new HuffmanTable(0, new byte[1], new byte[1]);

    void reset() {
        table = new HuffmanTable(0, new byte[1], new byte[1]);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Reads the literals of a block; returns where they end. */
    int read(byte[] in, int from, int to) throws IOException {
        int type = in[from] & 3;
        int format = (in[from] >>> 2) & 3;
        return type == RAW || type == REPEATED_BYTE
                ? readPlain(in, from, to, type, format)
                : readCoded(in, from, to, type, format);
    }

    private int readPlain(byte[] in, int from, int to, int type, int format) throws IOException {
        int headerBytes = format == 1 ? 2 : format == 3 ? 3 : 1;
        long header = ZstdDecoder.number(in, from, headerBytes);
        resize((int) (header >>> (headerBytes == 1 ? 3 : 4)));
        int start = from + headerBytes;
        int end = start + (type == RAW ? length : 1);
        checkWithin(end, to);
        if (type == RAW) {
            System.arraycopy(in, start, bytes, 0, length);
        } else {
            Arrays.fill(bytes, 0, length, in[start]);
        }
        return end;
    }

    private int readCoded(byte[] in, int from, int to, int type, int format) throws IOException {
        int headerBytes = format < 2 ? 3 : format + 2;
        int sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
        long header = ZstdDecoder.number(in, from, headerBytes) >>> 4;
        resize((int) (header & ((1 << sizeBits) - 1)));
        int start = from + headerBytes;
        int end = start + (int) (header >>> sizeBits);
        checkWithin(end, to);
        if (type == WITH_TABLE) {
            HuffmanTable.Described described = HuffmanTable.read(in, start, end);
            table = described.table();
            start = described.end();
        } else if (table.log() == 0) {
            throw new IOException("a block of the zstd frame repeats a prefix code that is not there");
        }
        if (format == 0) {
            table.decode(new BackwardBits(in, start, end), bytes, 0, length);
        } else {
            decodeFour(in, start, end);
        }
        return end;
    }

    /** Three lengths, then four streams, of which the last is as long as is left. */
    private void decodeFour(byte[] in, int from, int to) throws IOException {
        int part = (length + 3) / 4;
        int start = from + 6;
        for (int i = 0; i < 4; i++) {
            int end = i == 3 ? to : start + (int) ZstdDecoder.number(in, from + 2 * i, 2);
            checkWithin(end, to);
            table.decode(
                    new BackwardBits(in, start, end),
                    bytes,
                    Math.min(length, i * part),
                    i == 3 ? length : (i + 1) * part);
            start = end;
        }
    }

    private void resize(int to) throws IOException {
        if (to > ZstdDecoder.MAX_BLOCK) {
            throw new IOException("a block of the zstd frame has too many literals: " + to);
        }
        length = to;
        if (bytes.length < to) {
            bytes = new byte[to];
        }
    }

    private static void checkWithin(int end, int to) throws IOException {
        if (end > to) {
            throw new IOException("the literals of a block of the zstd frame end early");
        }
    }
}
