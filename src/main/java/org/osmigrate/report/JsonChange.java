package org.osmigrate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One place where a JSON value differs from what it was.
 *
 * @param path member names joined by dots
 * @param before the value it had, as JSON; empty where it had none
 * @param after the value it has; empty where it is left out
 */
public record JsonChange(String path, String before, String after) {

    /** Where two values differ, by path; {@code path} is that of the values themselves, and may be empty. */
    public static List<JsonChange> between(String path, JsonNode before, JsonNode after) {
        List<JsonChange> changes = new ArrayList<>();
        compare(path, before, after, changes);
        return List.copyOf(changes);
    }

    /** As lines of a diff. */
    public String text() {
        List<String> lines = new ArrayList<>();
        if (!before.isEmpty()) {
            lines.add("- " + path + ": " + before);
        }
        if (!after.isEmpty()) {
            lines.add("+ " + path + ": " + after);
        }
        return String.join("\n", lines);
    }

    /** Whether it is something below a path that is left out. */
    public boolean isLeftOut(String below) {
        return after.isEmpty() && path.startsWith(below);
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<JsonChange> changes) {
        if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
            TreeSet<String> keys = new TreeSet<>();
            left.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
            right.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
            keys.forEach(
                    key -> compare(path.isEmpty() ? key : path + "." + key, left.path(key), right.path(key), changes));
        } else if (!before.equals(after)) {
            changes.add(new JsonChange(path, shown(before), shown(after)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
