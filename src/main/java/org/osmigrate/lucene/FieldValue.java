package org.osmigrate.lucene;

/** One value of a field, as Lucene keeps it: what it means, the mapping says. */
public sealed interface FieldValue {

    /** A number of doc values, or a stored integer. */
    record Whole(long value) implements FieldValue {}

    /** A stored floating-point number; {@code single} when it has 32 bits. */
    record Real(double value, boolean single) implements FieldValue {}

    /** A stored text. */
    record Text(String value) implements FieldValue {}

    /** Bytes, stored or of doc values, which nobody else has. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements FieldValue {}
}
