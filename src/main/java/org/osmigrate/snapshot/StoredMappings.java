package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads mappings: a list, an object, or compressed bytes; with or without the level of the type. */
record StoredMappings(RepositoryBlobs blobs, String key, boolean typed) {

    TypeMappings of(JsonNode stored) {
        SortedMap<String, ObjectNode> types = new TreeMap<>();
        if (stored.isArray()) {
            stored.forEach(one -> types.putAll(types(one)));
        } else if (!stored.isMissingNode() && !stored.isNull()) {
            types.putAll(types(stored));
        }
        return new TypeMappings(types);
    }

    private Map<String, ObjectNode> types(JsonNode stored) {
        JsonNode mapping = content(stored);
        if (typed) {
            Map<String, ObjectNode> types = new TreeMap<>();
            mapping.properties().forEach(type -> types.put(type.getKey(), object(content(type.getValue()))));
            return types;
        }
        return mapping.size() == 1
                ? single(mapping.properties().iterator().next(), mapping)
                : Map.of(TypeMappings.NONE, object(mapping));
    }

    /** Elasticsearch 7 keeps a custom type's name of an index that was made in 6. */
    private Map<String, ObjectNode> single(Map.Entry<String, JsonNode> only, JsonNode mapping) {
        JsonNode inner = only.getValue();
        if (only.getKey().equals(TypeMappings.NONE) && (inner.isObject() || inner.isBinary())) {
            return Map.of(TypeMappings.NONE, object(content(inner)));
        }
        boolean looksTyped = inner.path("properties").isObject()
                && !only.getKey().equals("properties")
                && !only.getKey().startsWith("_");
        return looksTyped ? Map.of(only.getKey(), object(inner)) : Map.of(TypeMappings.NONE, object(mapping));
    }

    /** Any part may be stored compressed. */
    JsonNode content(JsonNode stored) {
        if (!stored.isBinary()) {
            return stored;
        }
        try {
            return ChecksummedBlob.tree(stored.binaryValue());
        } catch (IOException e) {
            throw blobs.corrupt(key, "holds a compressed part that cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
