package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/** Numbers of equally many bits, the highest bit first, that follow each other without gaps. */
final class PackedNumbers {

    /** From this version on they end with a byte that is begun, before with eight. */
    private static final int BYTE_ALIGNED = 1;

    private PackedNumbers() {}

    /** Bytes that {@code count} numbers take. */
    static long bytes(int version, long count, int bits) {
        long all = count * bits;
        return version < BYTE_ALIGNED ? (all + 63) / 64 * 8 : (all + 7) / 8;
    }

    /** Reads {@code count} numbers. */
    static long[] read(IndexInput in, int version, int count, int bits) throws IOException {
        if (bits < 0 || bits > Long.SIZE) {
            throw new CorruptIndexException("numbers of " + bits + " bits", in);
        }
        long length = bytes(version, count, bits);
        if (length > in.length() - in.getFilePointer()) {
            throw new CorruptIndexException(count + " numbers of " + bits + " bits do not fit", in);
        }
        byte[] packed = new byte[(int) length];
        in.readBytes(packed, 0, packed.length);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(packed, i, bits);
        }
        return numbers;
    }

    /** The number at a place. */
    static long number(byte[] packed, long place, int bits) {
        long bit = place * bits;
        long number = 0;
        int left = bits;
        while (left > 0) {
            int offset = (int) (bit & 7);
            int taken = Math.min(left, 8 - offset);
            int value = (packed[(int) (bit >>> 3)] & 0xff) >>> (8 - offset - taken) & (1 << taken) - 1;
            number = number << taken | value;
            bit += taken;
            left -= taken;
        }
        return number;
    }
}
