package org.osmigrate.lucene;

import java.util.function.IntPredicate;

/** The documents of one segment. Not safe for use by several threads at once; open another reader instead. */
public interface SegmentDocuments {

    /** The segment's name, like {@code _3f}. */
    String name();

    /** The codec that wrote it, like {@code Lucene87}. */
    String codec();

    /** What no other segment has, as text; empty where segments have no such thing (Lucene 4). */
    String id();

    /** One more than the highest document number, nested children and deleted documents included. */
    int maxDoc();

    /** Documents neither deleted nor soft-deleted; nested children included. */
    int liveDocs();

    /** Whether a document, a nested child as well, is neither deleted nor soft-deleted. */
    boolean isLive(int doc);

    /** Whether any of its documents, deleted ones as well, has ever had a field. */
    boolean hasField(String field);

    /** The same segment in which all other documents are taken for deleted. */
    SegmentDocuments only(IntPredicate documents);

    /** The length in bytes of the files that reading needs. */
    long bytes();

    /** Reads every needed file through and compares its checksum; {@code CorruptSnapshot} names the file. */
    void verifyChecksums();

    /**
     * Hands over the live root documents numbered {@code from} (inclusive) to {@code to} (exclusive), reading each
     * stored-field chunk once, in order.
     */
    void read(int from, int to, DocumentConsumer consumer);

    /**
     * As {@link #read}, with the numbers that order a document's changes: {@code _version}, {@code _seq_no} and
     * {@code _primary_term}. Their doc values are opened only here, after their checksums were compared; a format of doc
     * values that is not known is an {@code UnsupportedFormat} that names it.
     */
    void readWithVersions(int from, int to, DocumentConsumer consumer);

    /**
     * Hands over the operations that wrote the live documents of a range, where they have numbers; stored fields are not
     * read. Doc values are opened as for {@link #readWithVersions}.
     */
    void readOperations(int from, int to, OperationConsumer consumer);
}
