package org.osmigrate.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One array that grows. */
final class GrowingBytes {

    /** Up to here arrays double, then they grow by an eighth: there is seldom room for twice as much. */
    private static final int DOUBLED = 1 << 24;

    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int length;

    GrowingBytes(int expected) {
        this.bytes = new byte[Math.max(64, expected)];
    }

    int length() {
        return length;
    }

    void append(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    void append(byte[] more) {
        append(more, 0, more.length);
    }

    void append(byte[] more, int from, int count) {
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void append(ByteBuffer more) {
        int count = more.remaining();
        reserve(count);
        more.get(more.position(), bytes, length, count);
        length += count;
    }

    byte at(int position) {
        return bytes[position];
    }

    /** Takes off and returns everything from a position on. */
    byte[] cut(int from) {
        byte[] tail = Arrays.copyOfRange(bytes, from, length);
        length = from;
        return tail;
    }

    /** A read-only view. */
    ByteBuffer slice(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from).slice().asReadOnlyBuffer();
    }

    private long grown() {
        return bytes.length < DOUBLED ? bytes.length * 2L : bytes.length + (bytes.length >>> 3);
    }

    /** Makes room at once for what is to be appended in pieces. */
    void reserve(int more) {
        long needed = (long) length + more;
        if (needed > LARGEST) {
            throw new IllegalArgumentException("a bulk of more than 2 GB");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, grown())));
        }
    }
}
