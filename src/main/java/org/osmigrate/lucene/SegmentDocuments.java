package org.osmigrate.lucene;

/** The documents of one segment. Not safe for use by several threads at once; open another reader instead. */
public interface SegmentDocuments {

    /** The segment's name, like {@code _3f}. */
    String name();

    /** The codec that wrote it, like {@code Lucene87}. */
    String codec();

    /** One more than the highest document number, nested children and deleted documents included. */
    int maxDoc();

    /** Documents neither deleted nor soft-deleted; nested children included. */
    int liveDocs();

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
}
