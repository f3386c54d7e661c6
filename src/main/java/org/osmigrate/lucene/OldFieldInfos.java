package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.OldFile.Header;

/** The layouts of {@code .fnm} of Lucene 4.0 to 5.5. How a field is indexed is left unread: postings are never opened. */
@SuppressWarnings("ImmutableEnumChecker") // a header is a record of values
enum OldFieldInfos {
    LUCENE_40(Header.withoutFooter("Lucene40FieldInfos", 0)),
    LUCENE_42(Header.withoutFooter("Lucene42FieldInfos", 0)),
    LUCENE_46(new Header("Lucene46FieldInfos", 2, 1)),
    LUCENE_50(new Header("Lucene50FieldInfos", 1, 0));

    private static final DocValuesType[] DOC_VALUES = {
        DocValuesType.NONE,
        DocValuesType.NUMERIC,
        DocValuesType.BINARY,
        DocValuesType.SORTED,
        DocValuesType.SORTED_SET,
        DocValuesType.SORTED_NUMERIC
    };

    /** Lucene keeps an array by field number. */
    private static final int HIGHEST_NUMBER = 1 << 24;

    private final Header header;

    OldFieldInfos(Header header) {
        this.header = header;
    }

    FieldInfos read(Directory directory, SegmentInfo segment, String suffix, IOContext context) throws IOException {
        String name = IndexFileNames.segmentFileName(segment.name, suffix, "fnm");
        try (OldFile file = this == LUCENE_50
                ? OldFile.open(directory, name, header, segment.getId(), suffix)
                : OldFile.open(directory, name, header)) {
            FieldInfo[] fields = new FieldInfo[file.count(file.in().readVInt(), 4)];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = field(file);
            }
            file.end();
            return new FieldInfos(fields);
        }
    }

    private FieldInfo field(OldFile file) throws IOException {
        String name = file.string();
        int number = file.in().readVInt();
        if (number < 0 || number > HIGHEST_NUMBER) {
            throw new CorruptIndexException("field " + name + " has number " + number, file.in());
        }
        file.in().readByte(); // term vectors, norms, payloads
        if (this == LUCENE_50) {
            file.in().readByte(); // how it is indexed
        }
        DocValuesType docValues = docValues(file);
        long generation = compareTo(LUCENE_46) >= 0 ? file.in().readLong() : -1;
        Map<String, String> attributes = this == LUCENE_50 && file.version() > 0 ? file.variableMap() : file.fixedMap();
        return field(name, number, docValues, generation, attributes);
    }

    /** Doc values of 4.0 and 4.1 are of another kind, which nothing here needs. */
    private DocValuesType docValues(OldFile file) throws IOException {
        int types = file.in().readByte();
        int type = types & 0xf;
        if (this == LUCENE_40) {
            return DocValuesType.NONE;
        }
        if (type >= DOC_VALUES.length) {
            throw new CorruptIndexException("doc values of type " + type, file.in());
        }
        return DOC_VALUES[type];
    }

    private static FieldInfo field(
            String name, int number, DocValuesType docValues, long generation, Map<String, String> attributes) {
        return new FieldInfo(
                name,
                number,
                false,
                false,
                false,
                IndexOptions.NONE,
                docValues,
                DocValuesSkipIndexType.NONE,
                generation,
                attributes,
                0,
                0,
                0,
                0,
                VectorEncoding.FLOAT32,
                VectorSimilarityFunction.EUCLIDEAN,
                false,
                false);
    }
}
