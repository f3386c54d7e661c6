package org.osmigrate.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The compression of Elasticsearch 1: chunks of {@code ZV}, a byte that says whether the chunk is compressed, its length in
 * two bytes, and where it is compressed the length of what comes out in two more.
 */
final class Lzf {

    private static final int MARK = ('Z' << Byte.SIZE) | 'V';
    private static final int STORED = 0;
    private static final int COMPRESSED = 1;
    private static final int LITERALS = 32;
    private static final int LONG_MATCH = 7;
    private static final int SHORTEST_MATCH = 2;

    private Lzf() {}

    static boolean isCompressed(byte[] content) {
        return content.length > 2 && content[0] == 'Z' && content[1] == 'V' && content[2] <= COMPRESSED;
    }

    /** What comes out is at most {@code limit} bytes long. */
    static byte[] decompress(byte[] content, int limit) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length * 4);
        try {
            while (in.hasRemaining()) {
                out.write(chunk(in));
                if (out.size() > limit) {
                    throw new IOException("is larger than " + limit + " bytes when decompressed");
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("is compressed and damaged or truncated at byte " + in.position(), e);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(ByteBuffer in) throws IOException {
        int at = in.position();
        boolean marked = in.getShort() == MARK;
        int kind = in.get();
        int length = Short.toUnsignedInt(in.getShort());
        if (!marked || (kind != STORED && kind != COMPRESSED)) {
            throw new IOException("is compressed and damaged at byte " + at);
        }
        byte[] out = new byte[kind == STORED ? length : Short.toUnsignedInt(in.getShort())];
        if (kind == STORED) {
            in.get(out);
        } else {
            expand(in.slice(in.position(), length), out);
            in.position(in.position() + length);
        }
        return out;
    }

    private static void expand(ByteBuffer in, byte[] out) throws IOException {
        int to = 0;
        while (to < out.length) {
            int control = Byte.toUnsignedInt(in.get());
            if (control < LITERALS) {
                in.get(out, to, control + 1);
                to += control + 1;
            } else {
                to = copy(in, control, out, to);
            }
        }
        if (in.hasRemaining()) {
            throw new IOException("is compressed and damaged: a chunk is longer than what comes out of it");
        }
    }

    /** Byte by byte: a match may overlap with what it makes. */
    private static int copy(ByteBuffer in, int control, byte[] out, int to) {
        int length = control >> 5;
        if (length == LONG_MATCH) {
            length += Byte.toUnsignedInt(in.get());
        }
        int from = to - ((control & 0x1f) << 8) - Byte.toUnsignedInt(in.get()) - 1;
        for (int i = 0; i < length + SHORTEST_MATCH; i++) {
            out[to + i] = out[from + i];
        }
        return to + length + SHORTEST_MATCH;
    }
}
