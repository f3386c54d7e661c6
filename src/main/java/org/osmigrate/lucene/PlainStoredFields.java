package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.OldFile.Header;
import org.osmigrate.lucene.StoredFieldValues.Kind;

/** Stored fields of Lucene 4.0: documents one after another in {@code .fdt}, where each begins in {@code .fdx}. */
final class PlainStoredFields extends StoredFieldsReader {

    private static final Header DATA = Header.withoutFooter("Lucene40StoredFieldsData", 0);
    private static final Header INDEX = Header.withoutFooter("Lucene40StoredFieldsIndex", 0);
    private static final int BINARY = 2;
    private static final int NUMBER_SHIFT = 3;

    private final OldFile data;
    private final OldFile index;
    private final FieldInfos fields;
    private final int maxDoc;
    private final long firstEntry;
    private int next = -1;

    private PlainStoredFields(OldFile data, OldFile index, FieldInfos fields, int maxDoc) throws IOException {
        this.data = data;
        this.index = index;
        this.fields = fields;
        this.maxDoc = maxDoc;
        this.firstEntry = index.in().getFilePointer();
        if (index.left() != (long) maxDoc * Long.BYTES) {
            throw new CorruptIndexException("does not hold " + maxDoc + " documents", index.in());
        }
    }

    static StoredFieldsReader open(Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
            throws IOException {
        return new PlainStoredFields(
                OldFile.open(directory, IndexFileNames.segmentFileName(segment.name, "", "fdt"), DATA),
                OldFile.open(directory, IndexFileNames.segmentFileName(segment.name, "", "fdx"), INDEX),
                fields,
                segment.maxDoc());
    }

    @Override
    public void document(int doc, StoredFieldVisitor visitor) throws IOException {
        if (doc != next) {
            data.in().seek(start(doc));
        }
        next = -1;
        StoredFieldValues values = new StoredFieldValues(data.in(), fields, visitor);
        for (int i = data.count(data.in().readVInt(), 2); i > 0; i--) {
            int number = data.in().readVInt();
            values.read(number, kind(data.in().readByte()));
        }
        next = doc + 1;
    }

    private long start(int doc) throws IOException {
        index.in().seek(firstEntry + (long) doc * Long.BYTES);
        long start = index.in().readLong();
        if (start < CodecUtil.headerLength(DATA.codec()) || start >= data.in().length()) {
            throw new CorruptIndexException("document " + doc + " begins at " + start, index.in());
        }
        return start;
    }

    private Kind kind(byte bits) throws IOException {
        return switch (bits >>> NUMBER_SHIFT) {
            case 0 -> (bits & BINARY) == 0 ? Kind.TEXT : Kind.BYTES;
            case 1, 3 -> Kind.FOUR;
            case 2, 4 -> Kind.EIGHT;
            default -> throw new CorruptIndexException("a value of kind " + bits, data.in());
        };
    }

    /** These files have no checksum; what can be compared is that each document ends where the next begins. */
    @Override
    public void checkIntegrity() throws IOException {
        StoredFieldVisitor nothing = new NoFields();
        for (int doc = 0; doc < maxDoc; doc++) {
            if (doc > 0 && start(doc) != data.in().getFilePointer()) {
                throw new CorruptIndexException("document " + doc + " does not follow the one before", data.in());
            }
            document(doc, nothing);
        }
        if (maxDoc > 0) {
            data.end();
        }
    }

    @Override
    public StoredFieldsReader clone() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoredFieldsReader getMergeInstance() {
        return this;
    }

    @Override
    public void close() throws IOException {
        data.close();
        index.close();
    }
}
