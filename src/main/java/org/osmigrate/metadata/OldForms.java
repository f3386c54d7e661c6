package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.snapshot.GlobalMetadata;
import org.osmigrate.snapshot.TypeMappings;

/** The forms in which Elasticsearch 1 to 6 gives mappings and templates: with the level of the types, with one pattern. */
final class OldForms {

    private static final String MAPPINGS = "mappings";
    private static final String PATTERN = "template";

    private OldForms() {}

    static TypeMappings types(JsonNode mappings) {
        Map<String, ObjectNode> types = new TreeMap<>();
        mappings.properties().forEach(type -> {
            if (type.getValue() instanceof ObjectNode mapping) {
                types.put(type.getKey(), mapping.deepCopy());
            }
        });
        return new TypeMappings(new TreeMap<>(types));
    }

    static GlobalMetadata templates(JsonNode templates) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        Map<String, TypeMappings> types = new TreeMap<>();
        templates.properties().forEach(template -> {
            TypeMappings ofTemplate = types(template.getValue().path(MAPPINGS));
            types.put(template.getKey(), ofTemplate);
            bodies.put(template.getKey(), body(template.getValue().deepCopy(), ofTemplate));
        });
        return new GlobalMetadata(bodies, types, Map.of(), Map.of());
    }

    private static ObjectNode body(ObjectNode body, TypeMappings types) {
        if (types.names().size() <= 1) {
            body.set(MAPPINGS, types.only(MAPPINGS).deepCopy());
        }
        if (body.path(PATTERN).isTextual()) {
            body.putArray("index_patterns").add(body.path(PATTERN).asText());
            body.remove(PATTERN);
        }
        return body;
    }
}
