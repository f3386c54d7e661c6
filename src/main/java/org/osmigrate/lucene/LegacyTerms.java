package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.LongValues;

/** The values of a sorted field of Lucene 5.0 to 6.6, by their places in their order. */
final class LegacyTerms {

    /** So many values share their beginnings. */
    static final int SHARING = 16;

    private static final int TWO_BYTES = 255;

    private final IndexInput in;
    private final LegacySorted.Terms terms;
    private final LongValues starts;
    private final boolean shared;

    private LegacyTerms(IndexInput in, LegacySorted.Terms terms, LongValues starts, boolean shared) {
        this.in = in;
        this.terms = terms;
        this.starts = starts;
        this.shared = shared;
    }

    static LegacyTerms of(IndexInput data, LegacySorted.Terms terms) throws IOException {
        IndexInput in = data.slice("terms", 0, data.length());
        return switch (terms.places()) {
            case LegacySorted.Regular _ -> new LegacyTerms(in, terms, regular(terms.longest()), false);
            case LegacySorted.Monotonic starts ->
                new LegacyTerms(
                        in,
                        terms,
                        LegacyDirectMonotonicReader.getInstance(
                                starts.meta(), in.randomAccessSlice(starts.offset(), in.length() - starts.offset())),
                        false);
            case LegacySorted.Blocks starts -> new LegacyTerms(in, terms, list(blocks(in, starts)), false);
            case LegacySorted.Shared(LegacySorted.Blocks groups) ->
                new LegacyTerms(in, terms, list(blocks(in, groups)), true);
        };
    }

    byte[] get(long place) throws IOException {
        if (place >= terms.count()) {
            throw new CorruptIndexException("value " + place + " of " + terms.count(), in);
        }
        return shared ? ofGroup(place) : between(starts.get(place), starts.get(place + 1));
    }

    private byte[] between(long start, long end) throws IOException {
        byte[] value = new byte[length(end - start)];
        in.seek(terms.offset() + start);
        in.readBytes(value, 0, value.length);
        return value;
    }

    /** A group begins with a whole value and the lengths of what the others add to the one before. */
    private byte[] ofGroup(long place) throws IOException {
        in.seek(terms.offset() + starts.get(place / SHARING));
        byte[] value = new byte[length(in.readVInt())];
        in.readBytes(value, 0, value.length);
        int[] added = added();
        for (int member = 1; member <= place % SHARING; member++) {
            int kept = in.readByte() & 0xff;
            if (kept > value.length) {
                throw new CorruptIndexException(kept + " bytes shared of " + value.length, in);
            }
            value = Arrays.copyOf(value, length(kept + added[member]));
            in.readBytes(value, kept, added[member]);
        }
        return value;
    }

    private int[] added() throws IOException {
        int[] added = new int[SHARING];
        int first = in.readByte() & 0xff;
        boolean wide = first == TWO_BYTES;
        for (int member = 1; member < SHARING; member++) {
            if (wide) {
                added[member] = 1 + (in.readShort() & 0xffff);
            } else {
                added[member] = 1 + (member == 1 ? first : in.readByte() & 0xff);
            }
        }
        return added;
    }

    private int length(long length) throws IOException {
        if (length < 0 || length > terms.longest()) {
            throw new CorruptIndexException("a value of " + length + " bytes, the longest has " + terms.longest(), in);
        }
        return (int) length;
    }

    /** Numbers that grow: each block has its first, a slope, and by how much each is above the line. */
    private static long[] blocks(IndexInput in, LegacySorted.Blocks blocks) throws IOException {
        int count = Math.toIntExact(blocks.count());
        if (blocks.length() <= 0 || count < 0 || count / blocks.length() > in.length()) {
            throw new CorruptIndexException(count + " numbers in blocks of " + blocks.length(), in);
        }
        in.seek(blocks.offset());
        long[] numbers = new long[count];
        for (int from = 0; from < count; from += blocks.length()) {
            long first = in.readZLong();
            float slope = Float.intBitsToFloat(in.readInt());
            int bits = in.readVInt();
            int size = Math.min(blocks.length(), count - from);
            long[] above = PackedNumbers.read(in, blocks.packed(), size, bits);
            for (int i = 0; i < size; i++) {
                numbers[from + i] = first + (long) (slope * i) + above[i];
            }
        }
        return numbers;
    }

    private static LongValues regular(int length) {
        return new LongValues() {
            @Override
            public long get(long place) {
                return place * length;
            }
        };
    }

    private static LongValues list(long[] numbers) {
        return new LongValues() {
            @Override
            public long get(long place) {
                return numbers[(int) place];
            }
        };
    }
}
