package org.osmigrate.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.osmigrate.lucene.FieldValue.Bytes;
import org.osmigrate.lucene.FieldValue.Whole;

/** A reader for each kind of doc values. */
final class Columns {

    private Columns() {}

    static ColumnReader of(DocValuesProducer producer, FieldInfo field) throws IOException {
        return switch (field.getDocValuesType()) {
            case NONE -> _ -> List.of();
            case NUMERIC -> numeric(producer.getNumeric(field));
            case SORTED_NUMERIC -> sortedNumeric(producer.getSortedNumeric(field));
            case SORTED -> sorted(producer.getSorted(field));
            case SORTED_SET -> sortedSet(producer.getSortedSet(field));
            case BINARY -> binary(producer.getBinary(field));
        };
    }

    private static ColumnReader numeric(NumericDocValues values) {
        return doc -> values.advanceExact(doc) ? List.of(new Whole(values.longValue())) : List.of();
    }

    private static ColumnReader sortedNumeric(SortedNumericDocValues values) {
        return doc -> {
            List<FieldValue> found = new ArrayList<>();
            if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    found.add(new Whole(values.nextValue()));
                }
            }
            return found;
        };
    }

    private static ColumnReader sorted(SortedDocValues values) {
        return doc -> values.advanceExact(doc) ? List.of(bytes(values.lookupOrd(values.ordValue()))) : List.of();
    }

    /** The value at a place in their order. */
    @FunctionalInterface
    interface Terms {
        byte[] get(long place) throws IOException;
    }

    /** By places, which are below 0 where a document has no value. */
    static ColumnReader sorted(NumericDocValues places, Terms terms) {
        return doc -> places.advanceExact(doc) && places.longValue() >= 0
                ? List.of(new Bytes(terms.get(places.longValue())))
                : List.of();
    }

    private static ColumnReader sortedSet(SortedSetDocValues values) {
        return doc -> {
            List<FieldValue> found = new ArrayList<>();
            if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    found.add(bytes(values.lookupOrd(values.nextOrd())));
                }
            }
            return found;
        };
    }

    private static ColumnReader binary(BinaryDocValues values) {
        return doc -> values.advanceExact(doc) ? List.of(bytes(values.binaryValue())) : List.of();
    }

    private static Bytes bytes(BytesRef value) {
        return new Bytes(BytesRef.deepCopyOf(value).bytes);
    }
}
