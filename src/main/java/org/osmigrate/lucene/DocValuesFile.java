package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.backward_codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentReadState;

/**
 * The files in which a field's doc values lie: a format is chosen field by field, fields of one suffix share files.
 *
 * @param key the same for all fields whose values lie in these files
 */
record DocValuesFile(String key, DocValuesFormat format, SegmentReadState state) {

    private static final Map<String, DocValuesFormat> FORMATS =
            Map.of("Lucene80", new Lucene80DocValuesFormat(), "Lucene90", new Lucene90DocValuesFormat());

    /** Only formats whose values of all kinds are read: those from Lucene 8 on. */
    static DocValuesFile of(FieldInfo field, SegmentFiles files) {
        String name = NumberField.format(field);
        DocValuesFormat format = Optional.ofNullable(FORMATS.get(name))
                .orElseThrow(() -> files.damage()
                        .unsupported(
                                "doc values of field " + field.name + " have format " + name + ", which is not known"));
        SegmentReadState state = NumberField.state(files, field);
        String key = field.getDocValuesGen() == -1 ? state.segmentSuffix : state.segmentSuffix + " " + field.name;
        return new DocValuesFile(key, format, state);
    }

    DocValuesProducer open() throws IOException {
        return format.fieldsProducer(state);
    }
}
