package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through a mapping and decides field by field what can be rebuilt, and from where. */
final class MappedFields {

    private final SourceFilter filter;
    private final FieldRule rule;
    private final Set<String> copies = new HashSet<>();
    private final List<RebuiltField> rebuilt = new ArrayList<>();
    private final List<FieldNote> notes = new ArrayList<>();
    private final Map<String, JsonNode> constants = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private MappedFields(SourceFilter filter, FieldRule rule) {
        this.filter = filter;
        this.rule = rule;
    }

    static MappedFields of(ObjectNode mappings, SourceFilter filter, FieldRule rule) {
        MappedFields fields = new MappedFields(filter, rule);
        fields.collectCopies(mappings);
        fields.object("", mappings, false);
        return fields;
    }

    List<RebuiltField> rebuilt() {
        return List.copyOf(rebuilt);
    }

    List<FieldNote> notes() {
        return List.copyOf(notes);
    }

    /** Values that every document has. */
    Map<String, JsonNode> constants() {
        return Map.copyOf(constants);
    }

    /** Every field of the mapping, multi-fields included, that is not rebuilt. */
    Set<String> others() {
        Set<String> others = new HashSet<>(known);
        rebuilt.forEach(field -> others.removeAll(List.of(field.path(), field.kept())));
        return Set.copyOf(others);
    }

    private void collectCopies(JsonNode parent) {
        for (JsonNode field : parent.path("properties")) {
            JsonNode targets = field.path("copy_to");
            if (targets.isTextual()) {
                copies.add(targets.asText());
            }
            targets.forEach(target -> copies.add(target.asText()));
            collectCopies(field);
        }
    }

    private void object(String prefix, JsonNode definition, boolean unnamedVanish) {
        boolean vanish = definition.has("dynamic")
                ? Set.of("false", "runtime").contains(definition.path("dynamic").asText())
                : unnamedVanish;
        if (vanish && (prefix.isEmpty() || definition.has("dynamic"))) {
            notes.add(FieldNote.absent(prefix + "*", "fields that the mapping does not name leave no trace"));
        }
        definition.path("properties").properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode field) {
                field(prefix + entry.getKey(), field, vanish);
            }
        });
    }

    private void field(String path, ObjectNode definition, boolean unnamedVanish) {
        String type = definition.path("type").asText("object");
        known.add(path);
        definition.path("fields").fieldNames().forEachRemaining(name -> known.add(path + "." + name));
        switch (type) {
            case "object" -> inner(path, definition, unnamedVanish);
            case "nested" -> nested(path, definition);
            case "alias" -> {}
            default -> {
                if (!kept(path)) {
                    leaf(path, type, definition);
                }
            }
        }
    }

    private void inner(String path, ObjectNode definition, boolean unnamedVanish) {
        if (!definition.path("enabled").asBoolean(true)) {
            if (!kept(path)) {
                notes.add(FieldNote.absent(path, "the object is not indexed (enabled: false)"));
            }
            return;
        }
        int before = rebuilt.size();
        object(path + ".", definition, unnamedVanish);
        if (rebuilt.size() > before) {
            notes.add(FieldNote.approximate(path, "several objects become one, with arrays in it"));
        }
    }

    private void nested(String path, ObjectNode definition) {
        if (!wholly(path, definition)) {
            notes.add(FieldNote.absent(path, "nested objects are documents of their own"));
        }
    }

    /** Whether the stored source has all of an object. */
    private boolean wholly(String path, JsonNode definition) {
        for (Map.Entry<String, JsonNode> entry : definition.path("properties").properties()) {
            String inner = path + "." + entry.getKey();
            known.add(inner);
            if (!wholly(inner, entry.getValue())) {
                return false;
            }
        }
        return kept(path) || (filter.filters() && !definition.path("properties").isEmpty());
    }

    private boolean kept(String path) {
        return filter.filters() && filter.keeps(path);
    }

    private void leaf(String path, String type, ObjectNode definition) {
        if (copies.contains(path)) {
            notes.add(FieldNote.absent(
                    path, "it is a target of copy_to: the copies are made again, what was sent to it is not rebuilt"));
        } else if (type.equals("constant_keyword")) {
            constant(path, definition);
        } else {
            FieldRule.Decision decision = rule.decide(path, type, definition);
            rebuilt.addAll(decision.field());
            notes.addAll(decision.notes());
        }
    }

    private void constant(String path, ObjectNode definition) {
        if (definition.has("value")) {
            constants.put(path, definition.path("value"));
            notes.add(FieldNote.approximate(path, "every document gets the value of the mapping"));
        }
    }
}
