package org.osmigrate.lucene.zstd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A stream of bits read from its last byte to its first; the highest bit set in the last byte ends it. */
final class BackwardBits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int from;

    /** Bits not read yet; negative when more were asked for than there are. */
    private long left;

    /** {@code bytes} has {@link ZstdDecoder#PADDING} bytes behind {@code to}. */
    BackwardBits(byte[] bytes, int from, int to) throws IOException {
        if (to <= from || bytes[to - 1] == 0) {
            throw new IOException("a bit stream of the zstd frame has no end mark");
        }
        this.bytes = bytes;
        this.from = from;
        int last = bytes[to - 1] & 0xff;
        this.left = (long) (to - from - 1) * 8 + (31 - Integer.numberOfLeadingZeros(last));
    }

    /** At most 56 bits; bits before the first byte are zeros. */
    long read(int count) {
        left -= count;
        return at(count);
    }

    /** The next bits, without reading them. */
    int peek(int count) {
        left -= count;
        int bits = (int) at(count);
        left += count;
        return bits;
    }

    void skip(int count) {
        left -= count;
    }

    long left() {
        return left;
    }

    /** Every bit was read, and no more. */
    void checkAtEnd() throws IOException {
        if (left != 0) {
            throw new IOException("a bit stream of the zstd frame does not end where it should: " + left);
        }
    }

    private long at(int count) {
        long mask = (1L << count) - 1;
        if (left >= 0) {
            long word = (long) LONGS.get(bytes, from + (int) (left >>> 3));
            return (word >>> (left & 7)) & mask;
        }
        if (left <= -count) {
            return 0;
        }
        return ((long) LONGS.get(bytes, from) << -left) & mask;
    }
}
