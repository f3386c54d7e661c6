package org.osmigrate.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.NumericDocValues;

/** The numbers that order the changes of a document, read beside its stored fields, in the order of documents. */
final class Versions implements Closeable {

    /** Where a document has no such number. */
    static final long NONE = -1;

    private static final int VERSION = 0;
    private static final int SEQ_NO = 1;
    private static final int PRIMARY_TERM = 2;
    private static final List<String> FIELDS = List.of("_version", "_seq_no", "_primary_term");

    private final List<NumbersFormat.Numbers> open = new ArrayList<>();
    private final List<Optional<NumericDocValues>> columns = new ArrayList<>();

    private Versions() {}

    /** No document has any. */
    static Versions none() {
        Versions versions = new Versions();
        FIELDS.forEach(field -> versions.columns.add(Optional.empty()));
        return versions;
    }

    /** Opens the doc values of a segment; a format that is not known is refused by name. */
    static Versions open(SegmentFiles files) throws IOException {
        Versions versions = new Versions();
        for (String field : FIELDS) {
            versions.columns.add(versions.column(NumberField.find(files, field)));
        }
        return versions;
    }

    private Optional<NumericDocValues> column(Optional<NumberField> field) throws IOException {
        if (field.isEmpty()) {
            return Optional.empty();
        }
        NumbersFormat.Numbers numbers = field.get().open();
        open.add(numbers);
        return Optional.of(numbers.of(field.get().field()));
    }

    /** Compares the checksum of every pair of files once. */
    static void verifyChecksums(SegmentFiles files) throws IOException {
        Map<String, NumberField> bySuffix = new HashMap<>();
        for (String name : FIELDS) {
            NumberField.find(files, name).ifPresent(field -> bySuffix.put(field.state().segmentSuffix, field));
        }
        for (NumberField field : bySuffix.values()) {
            field.verifyChecksums();
        }
    }

    long version(int doc) throws IOException {
        return number(VERSION, doc);
    }

    long seqNo(int doc) throws IOException {
        return number(SEQ_NO, doc);
    }

    long primaryTerm(int doc) throws IOException {
        return number(PRIMARY_TERM, doc);
    }

    private long number(int column, int doc) throws IOException {
        Optional<NumericDocValues> numbers = columns.get(column);
        return numbers.isPresent() && numbers.get().advanceExact(doc)
                ? numbers.get().longValue()
                : NONE;
    }

    @Override
    public void close() throws IOException {
        for (NumbersFormat.Numbers numbers : open) {
            numbers.close();
        }
    }
}
