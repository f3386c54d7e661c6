package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Index settings in one form, whatever form they came in: full names, texts or arrays of texts as values. */
public final class FlatSettings {

    private static final String PREFIX = "index.";

    private FlatSettings() {}

    /** Flattens nested or partly nested settings and adds the {@code index.} that templates may leave out. */
    public static ObjectNode of(JsonNode settings) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        add(flat, "", settings);
        return flat;
    }

    private static void add(ObjectNode flat, String path, JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(entry -> add(flat, join(path, entry.getKey()), entry.getValue()));
            case ArrayNode array -> flat.set(full(path), texts(array));
            default -> addText(flat, path, node);
        }
    }

    private static void addText(ObjectNode flat, String path, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            flat.put(full(path), value.asText());
        }
    }

    private static ArrayNode texts(ArrayNode array) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String full(String path) {
        return path.startsWith(PREFIX) ? path : PREFIX + path;
    }
}
