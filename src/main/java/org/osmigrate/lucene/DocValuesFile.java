package org.osmigrate.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

/**
 * The files in which a field's doc values lie: a format is chosen field by field, fields of one suffix share files.
 *
 * @param key the same for all fields whose values lie in these files
 */
record DocValuesFile(String key, DocValuesFormat format, SegmentReadState state) {

    private static final String FORMAT = "PerFieldDocValuesFormat.format";
    private static final String SUFFIX = "PerFieldDocValuesFormat.suffix";

    /** Updated values lie in a generation of their own, with field infos of that one field, outside a compound file. */
    static DocValuesFile of(
            FieldInfo field,
            SegmentCommitInfo commit,
            Directory directory,
            Directory files,
            FieldInfos fields,
            Damage damage) {
        String name = String.valueOf(field.getAttribute(FORMAT));
        DocValuesFormat format = Formats.docValues(name)
                .orElseThrow(() -> damage.unsupported(
                        "doc values of field " + field.name + " have format " + name + ", which is not known"));
        String suffix = name + "_" + field.getAttribute(SUFFIX);
        long generation = field.getDocValuesGen();
        if (generation == -1) {
            return new DocValuesFile(
                    suffix, format, new SegmentReadState(files, commit.info, fields, IOContext.DEFAULT, suffix));
        }
        String updated = Long.toString(generation, Character.MAX_RADIX) + "_" + suffix;
        FieldInfos alone = new FieldInfos(new FieldInfo[] {field});
        return new DocValuesFile(
                updated + " " + field.name,
                format,
                new SegmentReadState(directory, commit.info, alone, IOContext.DEFAULT, updated));
    }

    DocValuesProducer open() throws IOException {
        return format.fieldsProducer(state);
    }
}
