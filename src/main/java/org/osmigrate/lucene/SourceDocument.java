package org.osmigrate.lucene;

import java.nio.ByteBuffer;

/**
 * A live root document of a segment, as it was indexed.
 *
 * @param doc its number in the segment
 * @param id the {@code _id}
 * @param type the mapping type it was stored under; empty where documents do not store theirs: the index has one type then
 * @param routing the {@code _routing}; empty when it has none
 * @param parent the id of its parent, where the document stores one (Elasticsearch 1); empty otherwise
 * @param version the {@code _version}; -1 when it has none or none was asked for
 * @param seqNo the {@code _seq_no}; -1 when it has none or none was asked for
 * @param primaryTerm the {@code _primary_term}; -1 when it has none or none was asked for
 * @param source the bytes of {@code _source}, whatever their encoding; empty when the index keeps none. The bytes belong
 *     to the reader and change with the next document: copy what is kept.
 * @param values of the fields that were asked for; {@link FieldValues#NONE} when none were
 */
public record SourceDocument(
        int doc,
        String id,
        String type,
        String routing,
        String parent,
        long version,
        long seqNo,
        long primaryTerm,
        ByteBuffer source,
        FieldValues values) {

    /** The length of a source that is passed over, for this process's memory does not hold it; 0 for none. */
    public long oversized() {
        return values.stored("_source").stream()
                .mapToLong(length -> length instanceof FieldValue.Whole(long bytes) ? bytes : 0)
                .sum();
    }

    /** Whether the index kept the source of this document. */
    public boolean hasSource() {
        return source.hasRemaining();
    }
}
