package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osmigrate.transform.MetadataBody;

/** Where what the target has differs from what it should have; both in canonical form. */
final class Differences {

    private static final int SHOWN = 80;

    private final List<String> found = new ArrayList<>();
    private final boolean learns;

    private Differences(boolean learns) {
        this.learns = learns;
    }

    /**
     * The paths that differ, with both values.
     *
     * @param learns whether the target may have more fields than asked for, where the mapping is dynamic: documents add
     *     fields to an index, nothing adds any to a template
     */
    static List<String> between(MetadataBody wanted, MetadataBody actual, boolean learns) {
        Differences differences = new Differences(learns);
        differences.compare("mappings", wanted.mappings(), actual.mappings(), learns);
        differences.compare("settings", wanted.settings(), actual.settings(), false);
        differences.compare("aliases", wanted.aliases(), actual.aliases(), false);
        differences.compare("", wanted.envelope(), actual.envelope(), false);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode wanted, JsonNode actual, boolean dynamic) {
        if (wanted instanceof ObjectNode left && actual instanceof ObjectNode right) {
            members(path, left, right, dynamic);
        } else if (!sameValue(wanted, actual)) {
            found.add(path + " is " + shown(actual) + " on the target, " + shown(wanted) + " in the source");
        }
    }

    private void members(String path, ObjectNode wanted, ObjectNode actual, boolean dynamic) {
        boolean grows = learns && isDynamic(wanted, dynamic);
        TreeSet<String> keys = new TreeSet<>();
        wanted.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
        actual.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
        for (String key : keys) {
            member(join(path, key), key, wanted.path(key), actual.path(key), grows);
        }
    }

    private void member(String path, String key, JsonNode wanted, JsonNode actual, boolean grows) {
        if (grows && key.equals("properties") && wanted.isMissingNode()) {
            return;
        }
        if (grows && key.equals("properties")) {
            fields(path, wanted, actual, grows);
        } else {
            compare(path, wanted, actual, grows);
        }
    }

    private void fields(String path, JsonNode wanted, JsonNode actual, boolean grows) {
        ObjectNode present = JsonNodeFactory.instance.objectNode();
        wanted.properties().stream()
                .map(Map.Entry::getKey)
                .filter(actual::has)
                .forEach(key -> present.set(key, actual.path(key)));
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            compare(path + "." + field.getKey(), field.getValue(), present.path(field.getKey()), grows);
        }
    }

    private static boolean isDynamic(ObjectNode mapping, boolean inherited) {
        return switch (mapping.path("dynamic").asText("")) {
            case "" -> inherited;
            case "false", "strict" -> false;
            default -> true;
        };
    }

    /** Settings that are lists may be written with commas. */
    private static boolean sameValue(JsonNode wanted, JsonNode actual) {
        boolean oneIsList = wanted.isArray() != actual.isArray();
        return wanted.equals(actual) || (oneIsList && joined(wanted).equals(joined(actual)));
    }

    private static String joined(JsonNode node) {
        List<String> parts = new ArrayList<>();
        node.forEach(element -> parts.add(element.asText()));
        return node.isArray() ? String.join(",", parts) : node.asText();
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "absent";
        }
        String text = node.isTextual() ? node.asText() : node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
