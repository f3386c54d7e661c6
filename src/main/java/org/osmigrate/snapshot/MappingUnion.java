package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Unites the mappings of several types. What they disagree on is a conflict: neither of them wins. */
final class MappingUnion {

    /** Metadata of the types that no target has. */
    private static final Set<String> DROPPED = Set.of("_parent", "_timestamp", "_ttl", "_all", "_boost", "_analyzer");

    private static final String ROUTING = "_routing";
    private static final String TEMPLATES = "dynamic_templates";
    private static final Set<String> FIELDS = Set.of("properties", "fields");

    private final ObjectNode union = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> firstType = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();

    private MappingUnion() {}

    /**
     * The united mapping.
     *
     * @param mapping with the fields of all types
     * @param conflicts each with the field, the types and what they say
     */
    record United(ObjectNode mapping, List<String> conflicts) {}

    static United of(TypeMappings types) {
        MappingUnion all = new MappingUnion();
        types.names().forEach(type -> all.root(type, types.byType().get(type)));
        if (types.names().stream()
                .anyMatch(type -> !isRoutingRequired(types.byType().get(type)))) {
            // A document of another type may come without one.
            all.union.remove(ROUTING);
        }
        return new United(all.union, List.copyOf(all.conflicts));
    }

    private static boolean isRoutingRequired(JsonNode mapping) {
        return mapping.path(ROUTING).path("required").asBoolean();
    }

    private void root(String type, ObjectNode mapping) {
        boolean first = firstType.isEmpty();
        mapping.properties().stream()
                .filter(entry -> !DROPPED.contains(entry.getKey()))
                .forEach(entry -> rootPart(type, entry.getKey(), entry.getValue(), first));
        union.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> isSetting(key) && !mapping.has(key))
                .forEach(key -> conflicts.add(
                        key + " (" + firstType.get(key) + ": " + union.path(key) + ", " + type + ": not set)"));
        firstType.putIfAbsent("", type);
    }

    private static boolean isSetting(String key) {
        return !FIELDS.contains(key) && !key.equals(TEMPLATES) && !key.equals(ROUTING);
    }

    private void rootPart(String type, String key, JsonNode value, boolean first) {
        if (key.equals("properties")) {
            fields("", type, union.withObjectProperty(key), value);
        } else if (key.equals(TEMPLATES)) {
            templates(type, value);
        } else if (key.equals(ROUTING)) {
            union.set(key, value.deepCopy());
        } else if (first || union.has(key) || !isSetting(key)) {
            part(key, type, union, key, value);
        } else {
            conflicts.add(key + " (" + firstType.get("") + ": not set, " + type + ": " + value + ")");
        }
    }

    private void templates(String type, JsonNode templates) {
        ArrayNode all = union.withArrayProperty(TEMPLATES);
        for (JsonNode template : templates) {
            String name =
                    template.fieldNames().hasNext() ? template.fieldNames().next() : "";
            List<JsonNode> known =
                    all.valueStream().filter(other -> other.has(name)).toList();
            if (known.isEmpty()) {
                all.add(template.deepCopy());
            } else if (!known.contains(template)) {
                conflicts.add("dynamic template " + name + " (another one in " + type + ")");
            }
        }
    }

    private void fields(String path, String type, ObjectNode known, JsonNode fields) {
        fields.properties().forEach(field -> field(path + field.getKey(), type, known, field));
    }

    private void field(String path, String type, ObjectNode known, Map.Entry<String, JsonNode> field) {
        JsonNode before = known.path(field.getKey());
        if (before instanceof ObjectNode one && field.getValue() instanceof ObjectNode other) {
            if (!own(one).equals(own(other))) {
                conflicts.add("field " + path + " (" + firstType.get(path) + ": " + own(one) + ", " + type + ": "
                        + own(other) + ")");
                return;
            }
            FIELDS.stream()
                    .filter(other::has)
                    .forEach(group -> fields(path + ".", type, one.withObjectProperty(group), other.path(group)));
            return;
        }
        part(path, type, known, field.getKey(), field.getValue());
    }

    /** A field's definition without the fields in it. */
    private static ObjectNode own(ObjectNode definition) {
        ObjectNode own = definition.deepCopy();
        own.remove(FIELDS);
        if (own.path("type").asText().equals("object")) {
            own.remove("type");
        }
        return own;
    }

    private void part(String path, String type, ObjectNode known, String key, JsonNode value) {
        JsonNode before = known.path(key);
        if (before.isMissingNode()) {
            known.set(key, value.deepCopy());
            remember(path, type, value);
        } else if (!before.equals(value)) {
            conflicts.add(path + " (" + firstType.get(path) + ": " + before + ", " + type + ": " + value + ")");
        }
    }

    private void remember(String path, String type, JsonNode definition) {
        firstType.put(path, type);
        FIELDS.forEach(group -> definition
                .path(group)
                .properties()
                .forEach(field -> remember(path + "." + field.getKey(), type, field.getValue())));
    }
}
