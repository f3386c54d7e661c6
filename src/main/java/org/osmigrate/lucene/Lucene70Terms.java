package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.LongValues;

/** The values of a sorted field of Lucene 7, by their places in their order. */
final class Lucene70Terms {

    /** A length of so much or more goes on in a number of its own. */
    private static final int LONG = 15;

    private final IndexInput in;
    private final Place place;
    private final LongValues groups;

    /**
     * Where the values lie.
     *
     * @param count how many there are
     * @param shift values are in groups of a power of two
     * @param longest how long the longest is
     * @param offset where their bytes begin
     * @param addresses where the addresses of groups begin
     */
    record Place(
            long count, int shift, int longest, long offset, long addresses, LegacyDirectMonotonicReader.Meta groups) {}

    private Lucene70Terms(IndexInput in, Place place, LongValues groups) {
        this.in = in;
        this.place = place;
        this.groups = groups;
    }

    static Lucene70Terms of(IndexInput data, Place place) throws IOException {
        LongValues groups = LegacyDirectMonotonicReader.getInstance(
                place.groups(), data.randomAccessSlice(place.addresses(), data.length() - place.addresses()));
        return new Lucene70Terms(data.slice("terms", 0, data.length()), place, groups);
    }

    /** A group begins with a whole value; the others are written without what they share with the one before. */
    byte[] get(long ordinal) throws IOException {
        if (ordinal >= place.count()) {
            throw new CorruptIndexException("value " + ordinal + " of " + place.count(), in);
        }
        in.seek(place.offset() + groups.get(ordinal >>> place.shift()));
        byte[] value = new byte[length(in.readVInt())];
        in.readBytes(value, 0, value.length);
        for (long member = ordinal & (1L << place.shift()) - 1; member > 0; member--) {
            int lengths = in.readByte() & 0xff;
            int kept = lengths & LONG;
            int added = 1 + (lengths >>> 4);
            kept += kept == LONG ? in.readVInt() : 0;
            added += added == 1 + LONG ? in.readVInt() : 0;
            if (kept < 0 || kept > value.length) {
                throw new CorruptIndexException(kept + " bytes shared of " + value.length, in);
            }
            value = Arrays.copyOf(value, length((long) kept + added));
            in.readBytes(value, kept, added);
        }
        return value;
    }

    private int length(long length) throws IOException {
        if (length < 0 || length > place.longest()) {
            throw new CorruptIndexException("a value of " + length + " bytes, the longest has " + place.longest(), in);
        }
        return (int) length;
    }
}
