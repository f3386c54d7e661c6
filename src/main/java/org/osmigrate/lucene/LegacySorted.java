package org.osmigrate.lucene;

import org.apache.lucene.backward_codecs.packed.LegacyDirectMonotonicReader;

/**
 * Where the values of a field lie that has one a document: the values themselves, each once and in their order, and the place
 * among them of each document's.
 */
record LegacySorted(Terms terms, LegacyEntry ordinals) {

    /**
     * The values.
     *
     * @param count how many there are
     * @param longest how long the longest is
     * @param offset where their bytes begin
     * @param places where each begins
     */
    record Terms(long count, int longest, long offset, Places places) {}

    /** How the beginnings of values are had. */
    sealed interface Places {}

    /** All are of the same length. */
    record Regular() implements Places {}

    /** The beginning of each value, and the end of the last, of Lucene 5.4 and later. */
    record Monotonic(long offset, LegacyDirectMonotonicReader.Meta meta) implements Places {}

    /** So many numbers that grow, in the form before Lucene 5.4. */
    record Blocks(long offset, long count, int packed, int length) implements Places {}

    /** The beginnings of groups of values, whose members are written without what they share with the one before. */
    record Shared(Blocks groups) implements Places {}
}
