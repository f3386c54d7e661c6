package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An index or a template, taken apart.
 *
 * @param settings flat, each name beginning with {@code index.}
 * @param mappings without a type level
 * @param aliases alias name to its body
 * @param envelope what else a template has: patterns, priority, parts; empty for an index
 */
public record MetadataBody(ObjectNode settings, ObjectNode mappings, ObjectNode aliases, ObjectNode envelope) {

    /** Brings settings and mappings of any REST form to this one; missing parts are empty. */
    public static MetadataBody of(JsonNode settings, JsonNode mappings, JsonNode aliases, JsonNode envelope) {
        return new MetadataBody(
                FlatSettings.of(settings), withoutType(object(mappings)), object(aliases), object(envelope));
    }

    /** Nothing. */
    public static MetadataBody empty() {
        JsonNode none = JsonNodeFactory.instance.objectNode();
        return of(none, none, none, none);
    }

    /** A copy that shares nothing with this one. */
    public MetadataBody copy() {
        return new MetadataBody(settings.deepCopy(), mappings.deepCopy(), aliases.deepCopy(), envelope.deepCopy());
    }

    private static ObjectNode withoutType(ObjectNode mappings) {
        return mappings.size() == 1 && mappings.path("_doc").isObject() ? object(mappings.path("_doc")) : mappings;
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
