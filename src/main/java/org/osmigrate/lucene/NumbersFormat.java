package org.osmigrate.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.backward_codecs.lucene80.Lucene80DocValuesFormat;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;

/** Reads numeric doc values of one format; fields choose theirs by name. */
@FunctionalInterface
interface NumbersFormat {

    Map<String, NumbersFormat> BY_NAME = Map.of(
            "Lucene45", LegacyNumbers.format(LegacyLayout.LUCENE_45),
            "Lucene49", LegacyNumbers.format(LegacyLayout.LUCENE_49),
            "Lucene410", LegacyNumbers.format(LegacyLayout.LUCENE_410),
            "Lucene50", LegacyNumbers.format(LegacyLayout.LUCENE_50),
            "Lucene54", LegacyNumbers.format(LegacyLayout.LUCENE_54),
            "Lucene70", Lucene70Numbers::open,
            "Lucene80", ofLucene(new Lucene80DocValuesFormat()),
            "Lucene90", ofLucene(new Lucene90DocValuesFormat()));

    /** The numbers in one pair of files. */
    interface Numbers extends Closeable {

        /** The numbers of a field; documents must be asked for in ascending order. */
        NumericDocValues of(FieldInfo field) throws IOException;

        /** The values of a field of any kind; of formats before Lucene 8, of a sorted one. */
        ColumnReader column(FieldInfo field) throws IOException;

        /** Compares the checksums of the files. */
        void checkIntegrity() throws IOException;
    }

    Numbers open(SegmentReadState state) throws IOException;

    /** A format by the name in a field's attributes; empty for one that is not known. */
    static Optional<NumbersFormat> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static NumbersFormat ofLucene(DocValuesFormat format) {
        return state -> new Produced(format.fieldsProducer(state));
    }

    /** What a format class of Lucene produces. */
    record Produced(DocValuesProducer producer) implements Numbers {
        @Override
        public NumericDocValues of(FieldInfo field) throws IOException {
            return producer.getNumeric(field);
        }

        @Override
        public ColumnReader column(FieldInfo field) throws IOException {
            return Columns.of(producer, field);
        }

        @Override
        public void checkIntegrity() throws IOException {
            producer.checkIntegrity();
        }

        @Override
        public void close() throws IOException {
            producer.close();
        }
    }
}
