package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.backward_codecs.lucene50.compressing.Lucene50CompressingStoredFieldsFormat;
import org.apache.lucene.backward_codecs.lucene87.Lucene87StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/** The formats of stored fields whose chunks are decompressed within a bound; a segment's attributes tell the compression. */
final class StoredFieldsFormats {

    private StoredFieldsFormats() {}

    static StoredFieldsReader lucene87(Directory directory, SegmentInfo info, FieldInfos fields, IOContext context)
            throws IOException {
        ChunkBound bound = new ChunkBound();
        boolean fast = isFast(info, Lucene87StoredFieldsFormat.MODE_KEY);
        BoundedOldCompression mode = new BoundedOldCompression(
                fast ? Lucene87StoredFieldsFormat.BEST_SPEED_MODE : Lucene87StoredFieldsFormat.BEST_COMPRESSION_MODE,
                bound);
        String name = fast ? "Lucene87StoredFieldsFastData" : "Lucene87StoredFieldsHighData";
        return BoundedStoredFields.of(
                new Lucene50CompressingStoredFieldsFormat(name, mode, 1, 1, 10)
                        .fieldsReader(directory, info, fields, context),
                bound);
    }

    static StoredFieldsReader lucene90(Directory directory, SegmentInfo info, FieldInfos fields, IOContext context)
            throws IOException {
        boolean fast = isFast(info, Lucene90StoredFieldsFormat.MODE_KEY);
        CompressionMode mode =
                fast ? Lucene90StoredFieldsFormat.BEST_SPEED_MODE : Lucene90StoredFieldsFormat.BEST_COMPRESSION_MODE;
        String name = fast ? "Lucene90StoredFieldsFastData" : "Lucene90StoredFieldsHighData";
        return of(name, mode).open(directory, info, fields, context);
    }

    /** A format of Lucene 9 and later by its name and compression; the sizes matter to writers alone. */
    static Formats.StoredFieldsReading of(String name, CompressionMode mode) {
        return (directory, info, fields, context) -> {
            ChunkBound bound = new ChunkBound();
            return BoundedStoredFields.of(
                    new Lucene90CompressingStoredFieldsFormat(name, new BoundedCompression(mode, bound), 1, 1, 10)
                            .fieldsReader(directory, info, fields, context),
                    bound);
        };
    }

    private static boolean isFast(SegmentInfo info, String key) throws IOException {
        return switch (String.valueOf(info.getAttribute(key))) {
            case "BEST_SPEED" -> true;
            case "BEST_COMPRESSION" -> false;
            default ->
                throw new IOException("stored fields compressed as " + info.getAttribute(key) + " are not known");
        };
    }
}
