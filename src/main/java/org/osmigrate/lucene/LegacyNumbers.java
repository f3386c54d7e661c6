package org.osmigrate.lucene;

import java.io.IOException;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;
import org.apache.lucene.backward_codecs.packed.LegacyDirectReader;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;

/** Numeric and sorted doc values of Lucene 4.5 to 6.6, in {@code .dvd}, described by {@code .dvm}. */
final class LegacyNumbers implements NumbersFormat.Numbers {

    private final IndexInput data;
    private final LegacyMeta.Contents contents;
    private final boolean footer;
    private final int maxDoc;

    private LegacyNumbers(OldFile data, LegacyMeta.Contents contents, int maxDoc) {
        this.data = data.in();
        this.footer = data.footer();
        this.contents = contents;
        this.maxDoc = maxDoc;
    }

    static NumbersFormat format(LegacyLayout layout) {
        return state -> open(layout, state);
    }

    private static LegacyNumbers open(LegacyLayout layout, SegmentReadState state) throws IOException {
        int maxDoc = state.segmentInfo.maxDoc();
        try (OldFile meta = file(state, "dvm", layout.meta(), layout)) {
            LegacyMeta.Contents contents = new LegacyMeta(meta, layout, maxDoc).read();
            return new LegacyNumbers(file(state, "dvd", layout.data(), layout), contents, maxDoc);
        }
    }

    private static OldFile file(SegmentReadState state, String extension, OldFile.Header header, LegacyLayout layout)
            throws IOException {
        String name = IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
        return layout.hasIds()
                ? OldFile.open(state.directory, name, header, state.segmentInfo.getId(), state.segmentSuffix)
                : OldFile.open(state.directory, name, header);
    }

    @Override
    public NumericDocValues of(FieldInfo field) throws IOException {
        LegacyEntry entry = contents.numbers().get(field.number);
        if (entry == null) {
            throw new CorruptIndexException("there are no numbers of field " + field.name, data);
        }
        return numbers(entry);
    }

    @Override
    public ColumnReader column(FieldInfo field) throws IOException {
        LegacySorted sorted = contents.sorted().get(field.number);
        if (sorted == null) {
            throw new CorruptIndexException("there are no sorted values of field " + field.name, data);
        }
        LegacyTerms terms = LegacyTerms.of(data, sorted.terms());
        return Columns.sorted(numbers(sorted.ordinals()), terms::get);
    }

    private NumericDocValues numbers(LegacyEntry entry) throws IOException {
        return entry.encoding() instanceof LegacyEntry.Sparse sparse ? sparse(entry, sparse) : dense(entry);
    }

    private NumericDocValues sparse(LegacyEntry entry, LegacyEntry.Sparse sparse) throws IOException {
        LongValues ids = LegacyDirectMonotonicReader.getInstance(
                sparse.ids(), data.randomAccessSlice(entry.missing(), entry.offset() - entry.missing()));
        LongValues values = values(sparse.numbers());
        return new ForwardNumbers(maxDoc) {
            private long at;

            @Override
            boolean find(int document) {
                while (at < sparse.documents() && ids.get(at) < document) {
                    at++;
                }
                return at < sparse.documents() && ids.get(at) == document;
            }

            @Override
            public long longValue() {
                return values.get(at);
            }
        };
    }

    private NumericDocValues dense(LegacyEntry entry) throws IOException {
        LongValues values = values(entry);
        RandomAccessInput missing = entry.missing() >= 0 ? after(entry.missing()) : null;
        return new ForwardNumbers(maxDoc) {
            @Override
            boolean find(int document) throws IOException {
                if (missing == null) {
                    return entry.missing() == LegacyEntry.ALL;
                }
                return (missing.readByte(document >>> 3) & 1 << (document & 7)) != 0;
            }

            @Override
            public long longValue() {
                return values.get(docID());
            }
        };
    }

    private LongValues values(LegacyEntry entry) throws IOException {
        return switch (entry.encoding()) {
            case LegacyEntry.Constant constant -> of(place -> constant.value());
            case LegacyEntry.Scaled scaled -> {
                LongValues numbers = LegacyDirectReader.getInstance(after(entry.offset()), scaled.bits());
                yield of(place -> scaled.min() + scaled.factor() * numbers.get(place));
            }
            case LegacyEntry.Table table -> {
                LongValues places = LegacyDirectReader.getInstance(after(entry.offset()), table.bits());
                yield of(place -> table.values()[(int) places.get(place)]);
            }
            case LegacyEntry.Blocks blocks -> {
                PackedBlocks numbers = new PackedBlocks(
                        data.slice("blocks", entry.offset(), data.length() - entry.offset()), blocks, entry.count());
                yield of(place -> blocks.min() + blocks.factor() * numbers.get(place));
            }
            case LegacyEntry.PackedTable table -> packedTable(entry, table);
            case LegacyEntry.Sparse sparse -> throw new CorruptIndexException("sparse numbers within others", data);
            case LegacyEntry.Addresses addresses -> throw new CorruptIndexException("addresses of documents", data);
        };
    }

    private LongValues packedTable(LegacyEntry entry, LegacyEntry.PackedTable table) throws IOException {
        int bits = PackedInts.bitsRequired(table.values().length - 1);
        PackedBlocks places = new PackedBlocks(
                data.slice("places", entry.offset(), data.length() - entry.offset()),
                table.packed(),
                bits,
                entry.count());
        return of(place -> table.values()[(int) places.get(place)]);
    }

    private RandomAccessInput after(long offset) throws IOException {
        return data.randomAccessSlice(offset, data.length() - offset);
    }

    private static LongValues of(LongUnaryOperator function) {
        return new LongValues() {
            @Override
            public long get(long place) {
                return function.applyAsLong(place);
            }
        };
    }

    @Override
    public void checkIntegrity() throws IOException {
        if (footer) {
            CodecUtil.checksumEntireFile(data);
        }
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
