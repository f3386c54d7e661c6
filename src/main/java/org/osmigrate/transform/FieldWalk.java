package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Every field definition of a mapping: properties at any depth, multi-fields, and the mappings of dynamic templates. */
final class FieldWalk {

    private final List<Field> fields = new ArrayList<>();

    private FieldWalk() {}

    /** A field's definition and where it is. */
    record Field(String path, ObjectNode definition) {

        String type() {
            return definition.path("type").asText();
        }
    }

    static List<Field> of(ObjectNode mappings) {
        FieldWalk walk = new FieldWalk();
        walk.children("", mappings);
        mappings.path("dynamic_templates").forEach(walk::dynamicTemplate);
        return List.copyOf(walk.fields);
    }

    private void children(String path, JsonNode parent) {
        for (String group : List.of("properties", "fields")) {
            parent.path(group).properties().forEach(entry -> visit(path + entry.getKey(), entry.getValue()));
        }
    }

    private void dynamicTemplate(JsonNode template) {
        template.properties()
                .forEach(entry -> visit(
                        "dynamic_templates." + entry.getKey(), entry.getValue().path("mapping")));
    }

    private void visit(String path, JsonNode definition) {
        if (definition instanceof ObjectNode object) {
            fields.add(new Field(path, object));
            children(path + ".", object);
        }
    }
}
