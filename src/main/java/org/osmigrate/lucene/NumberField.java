package org.osmigrate.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.IOContext;

/** A field that has numeric doc values, and where they lie. */
record NumberField(NumbersFormat format, SegmentReadState state, FieldInfo field) {

    private static final String FORMAT = "PerFieldDocValuesFormat.format";
    private static final String SUFFIX = "PerFieldDocValuesFormat.suffix";

    /** A field of a segment; empty when it has no numeric doc values. */
    static Optional<NumberField> find(SegmentFiles files, String name) {
        FieldInfo field = files.fields().fieldInfo(name);
        if (field == null || field.getDocValuesType() != DocValuesType.NUMERIC) {
            return Optional.empty();
        }
        String formatName = format(field);
        NumbersFormat format = NumbersFormat.of(formatName)
                .orElseThrow(() -> files.damage()
                        .unsupported("doc values of format " + formatName + " (field " + name + ") are not known"));
        return Optional.of(new NumberField(format, state(files, field), field));
    }

    /** The name of the format that a field's doc values have. */
    static String format(FieldInfo field) {
        return String.valueOf(field.getAttribute(FORMAT));
    }

    /** Updated values lie in a generation of their own, with field infos of that one field, outside a compound file. */
    static SegmentReadState state(SegmentFiles files, FieldInfo field) {
        String suffix = format(field) + "_" + field.getAttribute(SUFFIX);
        long generation = field.getDocValuesGen();
        return generation == -1
                ? new SegmentReadState(files.inner(), files.info(), files.fields(), IOContext.DEFAULT, suffix)
                : new SegmentReadState(
                        files.outer(),
                        files.info(),
                        new FieldInfos(new FieldInfo[] {field}),
                        IOContext.DEFAULT,
                        Long.toString(generation, Character.MAX_RADIX) + "_" + suffix);
    }

    NumbersFormat.Numbers open() throws IOException {
        return format.open(state);
    }

    void verifyChecksums() throws IOException {
        try (NumbersFormat.Numbers numbers = open()) {
            numbers.checkIntegrity();
        }
    }
}
