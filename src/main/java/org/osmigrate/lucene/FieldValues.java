package org.osmigrate.lucene;

import java.util.List;
import java.util.Map;

/**
 * What a segment keeps of one document beside its source, of the fields that were asked for.
 *
 * @param stored stored fields, in the order and number in which they were indexed
 * @param docValues doc values; sorted, and texts without duplicates
 */
public record FieldValues(Map<String, List<FieldValue>> stored, Map<String, List<FieldValue>> docValues) {

    /** Nothing. */
    public static final FieldValues NONE = new FieldValues(Map.of(), Map.of());

    /** The stored values of a field; empty for none. */
    public List<FieldValue> stored(String field) {
        return stored.getOrDefault(field, List.of());
    }

    /** The doc values of a field; empty for none. */
    public List<FieldValue> docValues(String field) {
        return docValues.getOrDefault(field, List.of());
    }
}
