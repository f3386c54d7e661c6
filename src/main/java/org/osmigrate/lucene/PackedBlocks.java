package org.osmigrate.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.LongValues;

/** Blocks of packed numbers, each with its own smallest number and number of bits, read forwards: Lucene 4.5 to 4.8. */
final class PackedBlocks extends LongValues {

    private static final int LARGEST_BLOCK = 1 << 27;
    private static final int MANY = 1 << 12;

    private final IndexInput in;
    private final int packed;
    private final int length;
    private final long count;

    /** The bits of every block, where blocks have no head; -1 where they have. */
    private final int fixedBits;

    private long block = -1;
    private long end;
    private long least;
    private int bits;
    private byte[] bytes = {};

    PackedBlocks(IndexInput in, LegacyEntry.Blocks blocks, long count) throws IOException {
        this(in, blocks.packed(), blocks.length(), count, -1);
    }

    /** Numbers without blocks are read as blocks of a length that ends at a byte. */
    PackedBlocks(IndexInput in, int packed, int bits, long count) throws IOException {
        this(in, packed, MANY, count, bits);
    }

    private PackedBlocks(IndexInput in, int packed, int length, long count, int fixedBits) throws IOException {
        if (length <= 0 || length > LARGEST_BLOCK) {
            throw new CorruptIndexException("blocks of " + length + " numbers", in);
        }
        this.in = in;
        this.packed = packed;
        this.length = length;
        this.count = count;
        this.fixedBits = fixedBits;
    }

    @Override
    public long get(long place) {
        try {
            while (block < place / length) {
                next(place / length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bits == 0 ? least : least + PackedNumbers.number(bytes, place % length, bits);
    }

    private void next(long wanted) throws IOException {
        block++;
        int numbers = (int) Math.min(length, count - block * length);
        in.seek(end);
        head();
        long size = PackedNumbers.bytes(packed, numbers, bits);
        if (numbers <= 0 || size > in.length() - in.getFilePointer()) {
            throw new CorruptIndexException(numbers + " numbers of " + bits + " bits do not fit", in);
        }
        end = in.getFilePointer() + size;
        if (block == wanted) {
            bytes = new byte[(int) size];
            in.readBytes(bytes, 0, bytes.length);
        }
    }

    private void head() throws IOException {
        if (fixedBits >= 0) {
            bits = fixedBits;
            return;
        }
        int token = in.readByte() & 0xff;
        bits = token >>> 1;
        least = (token & 1) == 0 ? BitUtil.zigZagDecode(1 + longNumber()) : 0;
        if (bits > Long.SIZE) {
            throw new CorruptIndexException("numbers of " + bits + " bits", in);
        }
    }

    /** A variable-length number of up to nine bytes, the last of which holds eight bits. */
    private long longNumber() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte part = in.readByte();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        return number | (in.readByte() & 0xffL) << 56;
    }
}
