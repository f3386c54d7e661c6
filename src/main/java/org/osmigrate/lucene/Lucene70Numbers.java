package org.osmigrate.lucene;

import java.io.IOException;
import java.util.function.LongUnaryOperator;
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
import org.osmigrate.lucene.Lucene70Meta.Entry;
import org.osmigrate.lucene.OldFile.Header;

/** Numeric and sorted doc values of Lucene 7. */
final class Lucene70Numbers implements NumbersFormat.Numbers {

    private static final Header META = new Header("Lucene70DocValuesMetadata", 0, 0);
    private static final Header DATA = new Header("Lucene70DocValuesData", 0, 0);

    private final IndexInput data;
    private final Lucene70Meta.Contents contents;
    private final int maxDoc;

    private Lucene70Numbers(IndexInput data, Lucene70Meta.Contents contents, int maxDoc) {
        this.data = data;
        this.contents = contents;
        this.maxDoc = maxDoc;
    }

    static Lucene70Numbers open(SegmentReadState state) throws IOException {
        try (OldFile meta = file(state, "dvm", META)) {
            Lucene70Meta.Contents contents = new Lucene70Meta(meta).read();
            return new Lucene70Numbers(file(state, "dvd", DATA).in(), contents, state.segmentInfo.maxDoc());
        }
    }

    private static OldFile file(SegmentReadState state, String extension, Header header) throws IOException {
        String name = IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
        return OldFile.open(state.directory, name, header, state.segmentInfo.getId(), state.segmentSuffix);
    }

    @Override
    public NumericDocValues of(FieldInfo field) throws IOException {
        Entry entry = contents.numbers().get(field.number);
        if (entry == null) {
            throw new CorruptIndexException("there are no numbers of field " + field.name, data);
        }
        return numbers(entry);
    }

    @Override
    public ColumnReader column(FieldInfo field) throws IOException {
        Lucene70Meta.Sorted sorted = contents.sorted().get(field.number);
        if (sorted == null) {
            throw new CorruptIndexException("there are no sorted values of field " + field.name, data);
        }
        Lucene70Terms terms = Lucene70Terms.of(data, sorted.terms());
        return Columns.sorted(numbers(sorted.ordinals()), terms::get);
    }

    private NumericDocValues numbers(Entry entry) throws IOException {
        LongValues values = values(entry);
        boolean listed = entry.documents() >= 0;
        DocumentBlocks documents = new DocumentBlocks(
                data.slice("documents", listed ? entry.documents() : 0, listed ? entry.documentsLength() : 0));
        return new ForwardNumbers(maxDoc) {
            @Override
            boolean find(int document) throws IOException {
                return listed ? documents.find(document) : entry.documents() == Entry.ALL;
            }

            @Override
            public long longValue() {
                return values.get(listed ? documents.place() : docID());
            }
        };
    }

    private LongValues values(Entry entry) throws IOException {
        if (entry.blockShift() >= 0) {
            return new VaryingBlocks(slice(entry), entry);
        }
        if (entry.bits() == 0) {
            return of(place -> entry.min());
        }
        LongValues numbers = LegacyDirectReader.getInstance(slice(entry), entry.bits());
        return entry.table().length > 0
                ? of(place -> entry.table()[(int) numbers.get(place)])
                : of(place -> entry.min() + entry.factor() * numbers.get(place));
    }

    /** To the end of the file: numbers may be read by more bytes than they have. */
    private RandomAccessInput slice(Entry entry) throws IOException {
        return data.randomAccessSlice(entry.offset(), data.length() - entry.offset());
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
        CodecUtil.checksumEntireFile(data);
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
