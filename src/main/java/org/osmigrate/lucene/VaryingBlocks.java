package org.osmigrate.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.backward_codecs.packed.LegacyDirectReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.LongValues;

/** Blocks of numbers of Lucene 7, each of its own number of bits, read forwards. */
final class VaryingBlocks extends LongValues {

    private final RandomAccessInput in;
    private final Lucene70Meta.Entry entry;
    private long block = -1;
    private long next;
    private long least;
    private LongValues numbers = LongValues.ZEROES;

    VaryingBlocks(RandomAccessInput in, Lucene70Meta.Entry entry) {
        this.in = in;
        this.entry = entry;
    }

    @Override
    public long get(long place) {
        try {
            while (block < place >>> entry.blockShift()) {
                open();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long mask = (1L << entry.blockShift()) - 1;
        return least + entry.factor() * numbers.get(place & mask);
    }

    private void open() throws IOException {
        int bits = in.readByte(next);
        least = in.readLong(next + 1);
        next += 1 + Long.BYTES;
        numbers = LongValues.ZEROES;
        if (bits != 0) {
            int length = in.readInt(next);
            next += Integer.BYTES;
            if (length < 0) {
                throw new CorruptIndexException("a block of " + length + " bytes", "numbers");
            }
            numbers = LegacyDirectReader.getInstance(in, bits, next);
            next += length;
        }
        block++;
    }
}
