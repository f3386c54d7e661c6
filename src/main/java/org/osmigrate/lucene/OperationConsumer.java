package org.osmigrate.lucene;

/** Takes the operation that wrote a document. */
@FunctionalInterface
public interface OperationConsumer {

    /** Takes one: the document's number in the segment, {@code _seq_no} and {@code _primary_term}. */
    void accept(int doc, long seqNo, long primaryTerm);
}
