package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentReadState;

/**
 * The files in which a field's doc values lie: a format is chosen field by field, fields of one suffix share files.
 *
 * @param key the same for all fields whose values lie in these files
 */
record DocValuesFile(String key, NumbersFormat format, SegmentReadState state) {

    /** Those of which all kinds are read. */
    private static final Set<String> WHOLE = Set.of("Lucene80", "Lucene90");

    /** Those of which sorted values are read. */
    private static final Set<String> SORTED = Set.of("Lucene50", "Lucene54", "Lucene70");

    static DocValuesFile of(FieldInfo field, SegmentFiles files) {
        String name = NumberField.format(field);
        NumbersFormat format = format(name, field.getDocValuesType())
                .orElseThrow(() -> files.damage()
                        .unsupported(
                                "doc values of field " + field.name + " have format " + name + ", which is not known"));
        SegmentReadState state = NumberField.state(files, field);
        String key = field.getDocValuesGen() == -1 ? state.segmentSuffix : state.segmentSuffix + " " + field.name;
        return new DocValuesFile(key, format, state);
    }

    private static Optional<NumbersFormat> format(String name, DocValuesType type) {
        boolean known = WHOLE.contains(name) || (type == DocValuesType.SORTED && SORTED.contains(name));
        return known ? NumbersFormat.of(name) : Optional.empty();
    }

    NumbersFormat.Numbers open() throws IOException {
        return format.open(state);
    }
}
