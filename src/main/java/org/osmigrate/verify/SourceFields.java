package org.osmigrate.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a mapping says about how documents are kept. */
final class SourceFields {

    private SourceFields() {}

    /** Whether sources are kept. */
    static boolean kept(ObjectNode mappings) {
        return mappings.path("_source").path("enabled").asBoolean(true);
    }

    /** Whether a document may be several Lucene documents. */
    static boolean nested(JsonNode mappings) {
        return mappings.path("type").asText().equals("nested")
                || mappings.valueStream().anyMatch(SourceFields::nested);
    }
}
