package org.osmigrate.lucene.zstd;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Decompresses one frame after another. For one thread. */
public final class ZstdDecoder {

    /** So many bytes behind the compressed ones are readable in the array that is handed in, whatever they are. */
    public static final int PADDING = 8;

    static final int MAX_BLOCK = 1 << 17;

    private static final long MAGIC = 0xfd2fb528L;

    /** Not compared: the file has a checksum of its own, which was. */
    private static final int CHECKSUM = 4;

    private static final int RAW = 0;
    private static final int REPEATED_BYTE = 1;
    private static final int COMPRESSED = 2;

    private final Literals literals = new Literals();
    private final Sequences sequences = new Sequences();

    /** Where decompressed bytes go; what lies before them can be referred to. */
    static final class Output {

        private final byte[] bytes;
        private final int limit;
        private final int history;
        private int at;

        Output(byte[] bytes, int history, int from, int limit) {
            this.bytes = bytes;
            this.history = history;
            this.at = from;
            this.limit = limit;
        }

        int end() {
            return at;
        }

        void append(byte[] from, int offset, int length) throws IOException {
            checkRoom(length);
            System.arraycopy(from, offset, bytes, at, length);
            at += length;
        }

        void fill(byte value, int length) throws IOException {
            checkRoom(length);
            Arrays.fill(bytes, at, at + length, value);
            at += length;
        }

        /** A match may overlap what it writes. */
        void repeat(int offset, int length) throws IOException {
            checkRoom(length);
            if (offset <= 0 || offset > at - history) {
                throw new IOException("the zstd frame refers to " + offset + " bytes back, where nothing is");
            }
            if (offset >= length) {
                System.arraycopy(bytes, at - offset, bytes, at, length);
            } else {
                for (int i = at; i < at + length; i++) {
                    bytes[i] = bytes[i - offset];
                }
            }
            at += length;
        }

        private void checkRoom(int length) throws IOException {
            if (length > limit - at) {
                throw new IOException("the zstd frame holds more bytes than expected");
            }
        }
    }

    /**
     * Decompresses the one frame that the bytes are.
     *
     * @param in the compressed bytes, with {@link #PADDING} more bytes behind {@code to}
     * @param out takes the bytes from {@code start} to at most {@code limit}
     * @param history where the dictionary begins that ends at {@code start}; {@code start} without one
     * @return the end of the decompressed bytes in {@code out}
     */
    public int decode(byte[] in, int from, int to, byte[] out, int history, int start, int limit) throws IOException {
        Objects.checkFromToIndex(from, to + PADDING, in.length);
        Objects.checkFromToIndex(start, limit, out.length);
        Output output = new Output(out, history, start, limit);
        literals.reset();
        sequences.reset();
        try {
            int end = blocks(in, header(in, from), to, output);
            boolean checksum = (in[from + 4] & 4) != 0;
            if (end + (checksum ? CHECKSUM : 0) != to) {
                throw new IOException("there are bytes behind the zstd frame");
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("the zstd frame is malformed", e);
        }
        return output.end();
    }

    /** Skips the header of the frame: the lengths are known from elsewhere. */
    private static int header(byte[] in, int from) throws IOException {
        if (number(in, from, 4) != MAGIC) {
            throw new IOException("the bytes are no zstd frame");
        }
        int descriptor = in[from + 4] & 0xff;
        if ((descriptor & 0x0b) != 0) {
            throw new IOException("the zstd frame needs a trained dictionary");
        }
        boolean single = (descriptor & 0x20) != 0;
        int sizeBytes = switch (descriptor >>> 6) {
            case 0 -> single ? 1 : 0;
            case 1 -> 2;
            case 2 -> 4;
            default -> 8;
        };
        return from + 5 + (single ? 0 : 1) + sizeBytes;
    }

    private int blocks(byte[] in, int from, int to, Output out) throws IOException {
        int at = from;
        boolean last = false;
        while (!last) {
            int header = (int) number(in, at, 3);
            last = (header & 1) == 1;
            at = block(in, at + 3, to, (header >>> 1) & 3, header >>> 3, out);
        }
        return at;
    }

    private int block(byte[] in, int from, int to, int type, int size, Output out) throws IOException {
        int end = from + (type == REPEATED_BYTE ? 1 : size);
        if (end > to) {
            throw new IOException("the zstd frame ends early");
        }
        switch (type) {
            case RAW -> out.append(in, from, size);
            case REPEATED_BYTE -> out.fill(in[from], size);
            case COMPRESSED -> sequences.run(in, literals.read(in, from, end), end, literals, out);
            default -> throw new IOException("the zstd frame has a block of unknown type");
        }
        return end;
    }

    /** An unsigned number of so many bytes, the lowest first. */
    static long number(byte[] in, int from, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (in[from + i] & 0xffL) << (8 * i);
        }
        return number;
    }
}
