package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osmigrate.transform.MetadataBody;

/**
 * One place where the body for the target differs from that of the source.
 *
 * @param path member names joined by dots
 * @param before the value in the source as JSON; empty where it has none
 * @param after the value for the target; empty where it is left out
 */
public record BodyChange(String path, String before, String after) {

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

    /** Whether it is something below a path that the target does not get. */
    boolean isLeftOut(String below) {
        return after.isEmpty() && path.startsWith(below);
    }

    static List<BodyChange> between(MetadataBody before, MetadataBody after) {
        List<BodyChange> changes = new ArrayList<>();
        compare("settings", before.settings(), after.settings(), changes);
        compare("mappings", before.mappings(), after.mappings(), changes);
        compare("aliases", before.aliases(), after.aliases(), changes);
        compare("", before.envelope(), after.envelope(), changes);
        return List.copyOf(changes);
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<BodyChange> changes) {
        if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
            TreeSet<String> keys = new TreeSet<>();
            left.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
            right.properties().stream().map(Map.Entry::getKey).forEach(keys::add);
            keys.forEach(
                    key -> compare(path.isEmpty() ? key : path + "." + key, left.path(key), right.path(key), changes));
        } else if (!before.equals(after)) {
            changes.add(new BodyChange(path, shown(before), shown(after)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
