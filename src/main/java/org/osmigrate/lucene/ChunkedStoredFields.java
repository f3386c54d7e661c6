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
import org.apache.lucene.store.IndexInput;
import org.osmigrate.lucene.OldFile.Header;
import org.osmigrate.lucene.StoredFieldValues.Kind;

/** Stored fields of Lucene 4.1 to 4.10: chunks of documents, each decompressed once, in order. */
final class ChunkedStoredFields extends StoredFieldsReader {

    private static final Header DATA = new Header("Lucene41StoredFieldsData", 2, 2);
    private static final Header INDEX = new Header("Lucene41StoredFieldsIndex", 2, 2);
    private static final int KIND_BITS = 3;

    private final OldFile data;
    private final ChunkIndex index;
    private final FieldInfos fields;
    private final StoredChunk.Layout layout;
    private final int maxDoc;
    private StoredChunk chunk = StoredChunk.NONE;

    private ChunkedStoredFields(
            OldFile data, ChunkIndex index, FieldInfos fields, StoredChunk.Layout layout, int maxDoc) {
        this.data = data;
        this.index = index;
        this.fields = fields;
        this.layout = layout;
        this.maxDoc = maxDoc;
    }

    static StoredFieldsReader open(Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
            throws IOException {
        OldFile data = OldFile.openCompressed(directory, IndexFileNames.segmentFileName(segment.name, "", "fdt"), DATA);
        StoredChunk.Layout layout = StoredChunk.Layout.read(data);
        ChunkedStoredFields reader =
                new ChunkedStoredFields(data, index(directory, segment, data), fields, layout, segment.maxDoc());
        reader.checkLast();
        return reader;
    }

    private static ChunkIndex index(Directory directory, SegmentInfo segment, OldFile data) throws IOException {
        String name = IndexFileNames.segmentFileName(segment.name, "", "fdx");
        try (OldFile file = OldFile.open(directory, name, INDEX)) {
            ChunkIndex index =
                    ChunkIndex.read(file.in(), segment.maxDoc(), data.in().length());
            if (file.footer() && file.in().readVLong() != data.in().getFilePointer() + data.left()) {
                throw new CorruptIndexException("is of another .fdt", file.in());
            }
            file.end();
            return index;
        }
    }

    /** A file without checksum could count more documents than there are. */
    private void checkLast() throws IOException {
        if (index.size() > 0) {
            data.in().seek(index.start(index.size() - 1));
            StoredChunk.readRange(data, index.firstDoc(index.size() - 1), maxDoc);
        }
    }

    @Override
    public void document(int doc, StoredFieldVisitor visitor) throws IOException {
        if (!chunk.holds(doc)) {
            load(index.chunkOf(doc));
        }
        IndexInput in = chunk.document(doc);
        StoredFieldValues values = new StoredFieldValues(in, fields, visitor);
        for (int i = chunk.fields(doc); i > 0; i--) {
            long field = in.readVLong();
            values.read(Math.toIntExact(field >>> KIND_BITS), kind((int) field & (1 << KIND_BITS) - 1));
        }
        chunk.checkEnd(doc);
    }

    private void load(int number) throws IOException {
        chunk = StoredChunk.NONE;
        data.in().seek(index.start(number));
        chunk = StoredChunk.read(data, layout, index.firstDoc(number), end(number));
    }

    private int end(int number) {
        return number + 1 < index.size() ? index.firstDoc(number + 1) : maxDoc;
    }

    private Kind kind(int bits) throws IOException {
        return switch (bits) {
            case 0 -> Kind.TEXT;
            case 1 -> Kind.BYTES;
            case 2, 3 -> Kind.FOUR;
            case 4, 5 -> Kind.EIGHT;
            default -> throw new CorruptIndexException("a value of kind " + bits, data.in());
        };
    }

    /** Before 4.8 there is no checksum; what can be compared is that chunks and documents follow one another. */
    @Override
    public void checkIntegrity() throws IOException {
        if (data.footer()) {
            CodecUtil.checksumEntireFile(data.in());
        } else {
            checkChunks();
        }
    }

    private void checkChunks() throws IOException {
        StoredFieldVisitor nothing = new NoFields();
        long end = layout.firstChunk();
        for (int number = 0; number < index.size(); number++) {
            if (index.start(number) != end) {
                throw new CorruptIndexException("chunk " + number + " does not follow the one before", data.in());
            }
            load(number);
            end = data.in().getFilePointer();
            for (int doc = index.firstDoc(number); doc < end(number); doc++) {
                document(doc, nothing);
            }
        }
        data.in().seek(end);
        data.end();
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
    }
}
