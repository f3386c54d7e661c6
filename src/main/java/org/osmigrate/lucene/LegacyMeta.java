package org.osmigrate.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;
import org.osmigrate.lucene.LegacyEntry.Encoding;

/** Reads {@code .dvm} of Lucene 4.5 to 6.6: numeric fields, and sorted ones from 5.0 on; all others are only got past. */
final class LegacyMeta {

    private static final int NUMERIC = 0;
    private static final int BINARY = 1;
    private static final int SORTED = 2;
    private static final int SORTED_SET = 3;
    private static final int SORTED_NUMERIC = 4;

    private static final int LARGEST_TABLE = 256;

    private final OldFile file;
    private final IndexInput in;
    private final LegacyLayout layout;
    private final int maxDoc;

    LegacyMeta(OldFile file, LegacyLayout layout, int maxDoc) {
        this.file = file;
        this.in = file.in();
        this.layout = layout;
        this.maxDoc = maxDoc;
    }

    /** The fields that are read, by their numbers. */
    record Contents(Map<Integer, LegacyEntry> numbers, Map<Integer, LegacySorted> sorted) {}

    Contents read() throws IOException {
        Contents contents = new Contents(new HashMap<>(), new HashMap<>());
        for (int field = in.readVInt(); field != -1; field = in.readVInt()) {
            int type = in.readByte();
            if (type == NUMERIC) {
                contents.numbers().put(field, numeric(field));
            } else if (type == SORTED && layout.hasIds()) {
                contents.sorted().put(field, sorted(field));
            } else {
                skip(field, type);
            }
        }
        file.end();
        return contents;
    }

    private LegacySorted sorted(int field) throws IOException {
        part(field, BINARY);
        LegacySorted.Terms terms = terms();
        part(field, NUMERIC);
        return new LegacySorted(terms, numeric(field));
    }

    private void skip(int field, int type) throws IOException {
        switch (type) {
            case NUMERIC -> numeric(field);
            case BINARY -> skipBinary();
            case SORTED -> {
                skipPart(field, BINARY);
                skipPart(field, NUMERIC);
            }
            case SORTED_SET -> skipSortedSet(field);
            case SORTED_NUMERIC -> skipSortedNumeric(field);
            default -> throw corrupt("a field of type " + type);
        }
    }

    private void skipPart(int field, int type) throws IOException {
        part(field, type);
        skip(field, type);
    }

    private void part(int field, int type) throws IOException {
        if (in.readVInt() != field || in.readByte() != type) {
            throw corrupt("field " + field + " lacks a part of type " + type);
        }
    }

    private void skipSortedSet(int field) throws IOException {
        boolean listed = layout.since(LegacyLayout.LUCENE_49) || file.version() >= 1;
        switch (listed ? listFormat() : 0) {
            case 0 -> {
                skipPart(field, BINARY);
                skipPart(field, NUMERIC);
                skipPart(field, NUMERIC);
            }
            case 1 -> skipPart(field, SORTED);
            default -> {
                skipPart(field, BINARY);
                skipPart(field, NUMERIC);
            }
        }
    }

    private void skipSortedNumeric(int field) throws IOException {
        boolean addressed = listFormat() == 0;
        skipPart(field, NUMERIC);
        if (addressed) {
            skipPart(field, NUMERIC);
        }
    }

    /** Lists have addresses (0), or hold one value each (1), or are places in a table of lists (2). */
    private int listFormat() throws IOException {
        int format = in.readVInt();
        if (format < 0 || format > (layout.hasIds() ? 2 : 1)) {
            throw corrupt("lists of format " + format);
        }
        if (format == 2) {
            in.skipBytes((long) Long.BYTES * file.count(in.readInt(), Long.BYTES));
            in.skipBytes((long) Integer.BYTES * file.count(in.readInt(), Integer.BYTES));
        }
        return format;
    }

    private void skipBinary() throws IOException {
        int format = in.readVInt();
        in.readLong(); // where the missing are marked
        in.readVInt(); // shortest
        in.readVInt(); // longest
        long count = in.readVLong();
        in.readLong(); // where the bytes begin
        switch (format) {
            case 0 -> {}
            case 1 -> skipVariableLengths(count);
            case 2 -> skipPrefixes();
            default -> throw corrupt("bytes of format " + format);
        }
    }

    /** From Lucene 5.0 on. */
    private LegacySorted.Terms terms() throws IOException {
        int format = in.readVInt();
        in.readLong(); // where the missing are marked
        in.readVInt(); // shortest
        int longest = in.readVInt();
        long count = in.readVLong();
        long offset = in.readLong();
        LegacySorted.Places places = switch (format) {
            case 0 -> new LegacySorted.Regular();
            case 1 -> layout == LegacyLayout.LUCENE_54 ? monotonic(count) : blocks(count + 1);
            case 2 -> {
                LegacySorted.Blocks groups = blocks((count + LegacyTerms.SHARING - 1) / LegacyTerms.SHARING);
                in.readLong(); // where an index of them begins
                yield new LegacySorted.Shared(groups);
            }
            default -> throw corrupt("bytes of format " + format);
        };
        return new LegacySorted.Terms(count, longest, offset, places);
    }

    private LegacySorted.Places monotonic(long count) throws IOException {
        long offset = in.readLong();
        LegacyDirectMonotonicReader.Meta meta = LegacyDirectMonotonicReader.loadMeta(in, count + 1, in.readVInt());
        in.readLong(); // how long they are
        return new LegacySorted.Monotonic(offset, meta);
    }

    private LegacySorted.Blocks blocks(long count) throws IOException {
        return new LegacySorted.Blocks(in.readLong(), count, in.readVInt(), in.readVInt());
    }

    private void skipVariableLengths(long count) throws IOException {
        in.readLong(); // where the addresses begin
        int first = in.readVInt();
        if (layout == LegacyLayout.LUCENE_54) {
            LegacyDirectMonotonicReader.loadMeta(in, count + 1, first);
            in.readLong();
        } else {
            in.readVInt();
        }
    }

    private void skipPrefixes() throws IOException {
        if (!layout.since(LegacyLayout.LUCENE_410)) {
            in.readVInt();
        }
        in.readLong();
        in.readVInt();
        in.readVInt();
        if (layout.since(LegacyLayout.LUCENE_410)) {
            in.readLong();
        }
    }

    private LegacyEntry numeric(int field) throws IOException {
        return layout == LegacyLayout.LUCENE_45 ? blocks() : direct(field);
    }

    private LegacyEntry blocks() throws IOException {
        int format = in.readVInt();
        long missing = in.readLong();
        int packed = in.readVInt();
        long offset = in.readLong();
        long count = in.readVLong();
        int length = in.readVInt();
        Encoding encoding = switch (format) {
            case 0 -> new LegacyEntry.Blocks(0, 1, packed, length);
            case 1 -> new LegacyEntry.Blocks(in.readLong(), in.readLong(), packed, length);
            case 2 -> new LegacyEntry.PackedTable(table(), packed);
            default -> throw corrupt("numbers of format " + format);
        };
        return new LegacyEntry(missing, offset, count, encoding);
    }

    private LegacyEntry direct(int field) throws IOException {
        int format = in.readVInt();
        long missing = in.readLong();
        if (format == 5) {
            return sparse(field, missing);
        }
        long offset = in.readLong();
        long count = in.readVLong();
        Encoding encoding = switch (format) {
            case 0 -> new LegacyEntry.Scaled(in.readLong(), 1, in.readVInt());
            case 1 -> new LegacyEntry.Scaled(in.readLong(), in.readLong(), in.readVInt());
            case 2 -> new LegacyEntry.Table(table(), in.readVInt());
            case 3 -> addresses();
            case 4 -> new LegacyEntry.Constant(in.readLong());
            default -> throw corrupt("numbers of format " + format);
        };
        in.readLong(); // where they end
        return new LegacyEntry(missing, offset, count, encoding);
    }

    private LegacyEntry sparse(int field, long missing) throws IOException {
        long documents = in.readVLong();
        if (documents < 0 || documents > maxDoc) {
            throw corrupt(documents + " documents have a number");
        }
        LegacyDirectMonotonicReader.Meta ids = LegacyDirectMonotonicReader.loadMeta(in, documents, in.readVInt());
        long offset = in.readLong();
        long count = in.readVLong();
        in.readByte(); // numbers or places
        if (in.readVInt() != field || in.readByte() != NUMERIC) {
            throw corrupt("field " + field + " lacks its numbers");
        }
        LegacyEntry numbers = direct(field);
        in.readLong();
        return new LegacyEntry(missing, offset, count, new LegacyEntry.Sparse(documents, ids, numbers));
    }

    private LegacyEntry.Addresses addresses() throws IOException {
        int first = in.readVInt();
        if (layout == LegacyLayout.LUCENE_54) {
            LegacyDirectMonotonicReader.loadMeta(in, maxDoc + 1L, first);
        } else {
            in.readVInt();
        }
        return new LegacyEntry.Addresses();
    }

    private long[] table() throws IOException {
        int size = file.count(in.readVInt(), Long.BYTES);
        if (size > LARGEST_TABLE) {
            throw corrupt("a table of " + size + " numbers");
        }
        long[] table = new long[size];
        for (int i = 0; i < size; i++) {
            table[i] = in.readLong();
        }
        return table;
    }

    private CorruptIndexException corrupt(String what) {
        return new CorruptIndexException(what, in);
    }
}
