package org.osmigrate.lucene;

import java.nio.ByteBuffer;

/**
 * A live root document of a segment, as it was indexed.
 *
 * @param doc its number in the segment
 * @param id the {@code _id}
 * @param routing the {@code _routing}; empty when it has none
 * @param source the bytes of {@code _source}, whatever their encoding; empty when the index keeps none. The bytes belong
 *     to the reader and change with the next document: copy what is kept.
 * @param values of the fields that were asked for; {@link FieldValues#NONE} when none were
 */
public record SourceDocument(int doc, String id, String routing, ByteBuffer source, FieldValues values) {

    /** Whether the index kept the source of this document. */
    public boolean hasSource() {
        return source.hasRemaining();
    }
}
