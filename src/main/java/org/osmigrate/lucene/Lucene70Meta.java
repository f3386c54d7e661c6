package org.osmigrate.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/** Reads {@code .dvm} of Lucene 7: numeric and sorted fields; all others are only got past. */
final class Lucene70Meta {

    private static final int LARGEST_TABLE = 256;

    /** What addresses that only ever grow say of each of their blocks: least, slope, offset and bits. */
    private static final int MONOTONIC_BLOCK = 21;

    private final OldFile file;
    private final IndexInput in;

    /**
     * Where the numbers of a field lie.
     *
     * @param documents where the documents that have one are listed; {@link #ALL}, or -2 for none
     * @param table what the numbers are places in; empty for none
     * @param blockShift numbers are in blocks of a power of two; -1 where all have the same bits
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Entry(
            long documents,
            long documentsLength,
            long[] table,
            int blockShift,
            int bits,
            long min,
            long factor,
            long offset) {

        /** Every document has a number. */
        static final long ALL = -1;
    }

    Lucene70Meta(OldFile file) {
        this.file = file;
        this.in = file.in();
    }

    /** The fields that are read, by their numbers. */
    record Contents(Map<Integer, Entry> numbers, Map<Integer, Sorted> sorted) {}

    /**
     * Where the values of a sorted field lie.
     *
     * @param ordinals the place of each document's value in their order
     * @param terms the values
     */
    record Sorted(Entry ordinals, Lucene70Terms.Place terms) {}

    Contents read() throws IOException {
        Contents contents = new Contents(new HashMap<>(), new HashMap<>());
        for (int field = in.readInt(); field != -1; field = in.readInt()) {
            switch (in.readByte()) {
                case 0 -> contents.numbers().put(field, numeric());
                case 1 -> skipBinary();
                case 2 -> contents.sorted().put(field, sorted());
                case 3 -> skipSortedSet();
                case 4 -> skipSortedNumeric();
                default -> throw new CorruptIndexException("field " + field + " is of an unknown type", in);
            }
        }
        file.end();
        return contents;
    }

    private Entry numeric() throws IOException {
        return numeric(in.readLong(), in.readLong(), in.readLong());
    }

    private Entry numeric(long documents, long documentsLength, long count) throws IOException {
        int size = in.readInt();
        if (count < 0 || size > LARGEST_TABLE) {
            throw new CorruptIndexException(count + " numbers, a table of " + size, in);
        }
        long[] table = new long[file.count(Math.max(size, 0), Long.BYTES)];
        for (int i = 0; i < table.length; i++) {
            table[i] = in.readLong();
        }
        int blockShift = size < -1 ? -2 - size : -1;
        if (blockShift >= Long.SIZE) {
            throw new CorruptIndexException("blocks of 2^" + blockShift + " numbers", in);
        }
        int bits = in.readByte();
        long min = in.readLong();
        long factor = in.readLong();
        long offset = in.readLong();
        in.readLong(); // how long they are
        return new Entry(documents, documentsLength, table, blockShift, bits, min, factor, offset);
    }

    private void skipBinary() throws IOException {
        skipLongs(4);
        int documents = in.readInt();
        int shortest = in.readInt();
        int longest = in.readInt();
        if (shortest < longest) {
            in.readLong();
            skipMonotonic(documents + 1L, in.readVInt());
            in.readLong();
        }
    }

    private Sorted sorted() throws IOException {
        long documents = in.readLong();
        long documentsLength = in.readLong();
        in.readInt(); // how many documents have one
        int bits = in.readByte();
        long offset = in.readLong();
        in.readLong(); // how long they are
        return new Sorted(new Entry(documents, documentsLength, new long[0], -1, bits, 0, 1, offset), terms());
    }

    private void skipSortedSet() throws IOException {
        if (in.readByte() == 0) {
            sorted();
            return;
        }
        skipLongs(2);
        in.readByte();
        skipLongs(2);
        int documents = in.readInt();
        in.readLong();
        skipMonotonic(documents + 1L, in.readVInt());
        in.readLong();
        terms();
    }

    private Lucene70Terms.Place terms() throws IOException {
        long size = in.readVLong();
        int shift = shift(in.readInt());
        int blockShift = shift(in.readInt());
        file.count(Math.toIntExact(blocks(blocks(size, shift), blockShift)), MONOTONIC_BLOCK);
        LegacyDirectMonotonicReader.Meta groups =
                LegacyDirectMonotonicReader.loadMeta(in, blocks(size, shift), blockShift);
        int longest = in.readInt();
        long offset = in.readLong();
        in.readLong(); // how long they are
        Lucene70Terms.Place place = new Lucene70Terms.Place(size, shift, longest, offset, in.readLong(), groups);
        in.readLong(); // how long the addresses are
        int indexShift = shift(in.readInt());
        skipMonotonic(1 + blocks(size, indexShift), blockShift);
        skipLongs(4);
        return place;
    }

    private void skipSortedNumeric() throws IOException {
        long documents = in.readLong();
        long documentsLength = in.readLong();
        long count = in.readLong();
        numeric(documents, documentsLength, count);
        int withNumbers = in.readInt();
        if (withNumbers != count) {
            in.readLong();
            skipMonotonic(withNumbers + 1L, in.readVInt());
            in.readLong();
        }
    }

    private void skipMonotonic(long count, int shift) throws IOException {
        in.skipBytes(MONOTONIC_BLOCK
                * (long) file.count(Math.toIntExact(blocks(count, shift(shift))), MONOTONIC_BLOCK));
    }

    private static long blocks(long count, int shift) {
        return (count >>> shift) + ((count & (1L << shift) - 1) == 0 ? 0 : 1);
    }

    private int shift(int shift) throws IOException {
        if (shift < 0 || shift >= Long.SIZE) {
            throw new CorruptIndexException("blocks of 2^" + shift, in);
        }
        return shift;
    }

    private void skipLongs(int count) throws IOException {
        in.skipBytes((long) count * Long.BYTES);
    }
}
