package org.osmigrate.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;

/** The doc values that were asked for in one segment; a format that is not known is refused when this is made. */
final class ValueColumns {

    private final Map<FieldInfo, DocValuesFile> columns;

    private ValueColumns(Map<FieldInfo, DocValuesFile> columns) {
        this.columns = columns;
    }

    static ValueColumns of(ValueFields wanted, SegmentFiles files) {
        Map<FieldInfo, DocValuesFile> columns = new LinkedHashMap<>();
        for (FieldInfo field : files.fields()) {
            if (wanted.has(field.name) && field.getDocValuesType() != DocValuesType.NONE) {
                columns.put(field, DocValuesFile.of(field, files));
            }
        }
        return new ValueColumns(columns);
    }

    void verifyChecksums() throws IOException {
        try (Open open = open()) {
            for (NumbersFormat.Numbers producer : open.producers.values()) {
                producer.checkIntegrity();
            }
        }
    }

    /** Readers from the first document on; files are opened once, whatever the number of fields in them. */
    Open open() throws IOException {
        Open open = new Open();
        try {
            for (Map.Entry<FieldInfo, DocValuesFile> column : columns.entrySet()) {
                open.add(column.getKey(), column.getValue());
            }
            return open;
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** Open files. */
    static final class Open implements AutoCloseable {

        private final Map<String, NumbersFormat.Numbers> producers = new LinkedHashMap<>();
        private final Map<String, ColumnReader> readers = new LinkedHashMap<>();

        private void add(FieldInfo field, DocValuesFile file) throws IOException {
            NumbersFormat.Numbers producer = producers.get(file.key());
            if (producer == null) {
                producer = file.open();
                producers.put(file.key(), producer);
            }
            readers.put(field.name, producer.column(field));
        }

        /** What the fields have of a document. */
        Map<String, List<FieldValue>> of(int doc) throws IOException {
            Map<String, List<FieldValue>> values = new LinkedHashMap<>();
            for (Map.Entry<String, ColumnReader> reader : readers.entrySet()) {
                List<FieldValue> found = reader.getValue().of(doc);
                if (!found.isEmpty()) {
                    values.put(reader.getKey(), found);
                }
            }
            return values;
        }

        @Override
        public void close() throws IOException {
            List<IOException> failures = new ArrayList<>();
            for (NumbersFormat.Numbers producer : producers.values()) {
                try {
                    producer.close();
                } catch (IOException e) {
                    failures.add(e);
                }
            }
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
        }
    }
}
