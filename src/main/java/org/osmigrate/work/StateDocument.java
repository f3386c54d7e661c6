package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document of the state index.
 *
 * @param id its {@code _id}
 * @param source its content
 * @param stamp the stamp it was read under
 */
record StateDocument(String id, JsonNode source, WorkItem.Stamp stamp) {

    /** Reads a hit of a search, or the answer to a get. */
    static StateDocument of(JsonNode hit) {
        return new StateDocument(hit.path("_id").asText(), hit.path("_source"), stampOf(hit));
    }

    /** The stamp in the answer to a write, a get or a search. */
    static WorkItem.Stamp stampOf(JsonNode json) {
        return new WorkItem.Stamp(
                json.required("_seq_no").asLong(),
                json.required("_primary_term").asLong());
    }

    /** Whether this very write made the document what it is. */
    boolean writtenBy(String writer) {
        return source.path("writer").asText("").equals(writer);
    }
}
