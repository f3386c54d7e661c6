package org.osmigrate.lucene;

import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;

/**
 * Where the numbers of a field lie.
 *
 * @param missing where a bit per document says whether it has a number; {@link #ALL} or {@link #NONE}
 * @param offset where the numbers begin
 * @param count how many there are
 */
record LegacyEntry(long missing, long offset, long count, Encoding encoding) {

    /** Every document has a number. */
    static final long ALL = -1;

    /** No document has one. */
    static final long NONE = -2;

    /** How numbers are written. */
    sealed interface Encoding {}

    /** All the same. */
    record Constant(long value) implements Encoding {}

    /** {@code min + factor * number}, in numbers of equally many bits. */
    record Scaled(long min, long factor, int bits) implements Encoding {}

    /** Places in a table, in numbers of equally many bits. */
    @SuppressWarnings("ArrayRecordComponent")
    record Table(long[] values, int bits) implements Encoding {}

    /** {@code min + factor * number}, in blocks of numbers of equally many bits, of Lucene 4.5. */
    record Blocks(long min, long factor, int packed, int length) implements Encoding {}

    /** Places in a table, of Lucene 4.5. */
    @SuppressWarnings("ArrayRecordComponent")
    record PackedTable(long[] values, int packed) implements Encoding {}

    /** The documents that have a number, and their numbers. */
    record Sparse(long documents, LegacyDirectMonotonicReader.Meta ids, LegacyEntry numbers) implements Encoding {}

    /** Addresses, which are no numbers of documents. */
    record Addresses() implements Encoding {}
}
