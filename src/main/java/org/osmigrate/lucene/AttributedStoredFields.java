package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.osmigrate.lucene.ZstdCompression.Layout;

/**
 * Stored fields of codecs that let their makers choose the compression: the format that was used left its mode among the
 * attributes of the segment. One codec wraps another, so the codec's name does not say it.
 *
 * @param otherwise the format of segments that have none of the attributes
 */
record AttributedStoredFields(Formats.StoredFieldsReading otherwise) implements Formats.StoredFieldsReading {

    private static final String ELASTICSEARCH_MODE = "Zstd814StoredFieldsFormat.mode";

    /** Behind the version of Lucene, which is part of the key. */
    private static final String OPENSEARCH_MODE = "CustomStoredFieldsFormat.mode";

    private static final Formats.StoredFieldsReading ELASTICSEARCH = zstd("ZstdStoredFields814", Layout.WHOLE);
    private static final Formats.StoredFieldsReading OPENSEARCH =
            zstd("CustomStoredFieldsZstd", Layout.DICTIONARY_AND_BLOCKS);
    private static final Formats.StoredFieldsReading OPENSEARCH_NO_DICTIONARY =
            zstd("CustomStoredFieldsZstdNoDict", Layout.BLOCKS);

    private static Formats.StoredFieldsReading zstd(String name, Layout layout) {
        return StoredFieldsFormats.of(name, new ZstdCompression(layout));
    }

    @Override
    public StoredFieldsReader open(Directory directory, SegmentInfo info, FieldInfos fields, IOContext context)
            throws IOException {
        for (Map.Entry<String, String> attribute : info.getAttributes().entrySet()) {
            if (attribute.getKey().equals(ELASTICSEARCH_MODE)) {
                return ELASTICSEARCH.open(directory, info, fields, context);
            }
            if (attribute.getKey().endsWith(OPENSEARCH_MODE)) {
                return openSearch(attribute.getValue()).open(directory, info, fields, context);
            }
        }
        return otherwise.open(directory, info, fields, context);
    }

    private static Formats.StoredFieldsReading openSearch(String mode) throws IOException {
        return switch (mode) {
            case "ZSTD" -> OPENSEARCH;
            case "ZSTD_NO_DICT" -> OPENSEARCH_NO_DICTIONARY;
            default -> throw new IOException("stored fields compressed as " + mode + " are not known");
        };
    }
}
