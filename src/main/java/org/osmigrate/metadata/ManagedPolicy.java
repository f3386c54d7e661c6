package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osmigrate.selection.ObjectKind;

/**
 * Policies of Index State Management and Snapshot Management: the target shows them with members that nobody asked for
 * (retries, times, versions of its schema), and writes sizes and times in units of its own.
 */
final class ManagedPolicy {

    private static final Pattern MEASURE = Pattern.compile("(\\d{1,12})(ms|s|m|h|d|b|kb|mb|gb|tb|pb)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ms", 1L),
            Map.entry("s", 1_000L),
            Map.entry("m", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("d", 86_400_000L),
            Map.entry("b", 1L),
            Map.entry("kb", 1L << 10),
            Map.entry("mb", 1L << 20),
            Map.entry("gb", 1L << 30),
            Map.entry("tb", 1L << 40),
            Map.entry("pb", 1L << 50));

    private ManagedPolicy() {}

    static boolean is(ObjectKind kind) {
        return kind == ObjectKind.LIFECYCLE_POLICY || kind == ObjectKind.SNAPSHOT_POLICY;
    }

    /** Of what the target has, what was asked for, measured. */
    static ObjectNode comparable(ObjectNode wanted, ObjectNode actual) {
        return measured((ObjectNode) asked(wanted, actual));
    }

    /** The same with sizes and times in one unit. */
    static ObjectNode measured(ObjectNode body) {
        return (ObjectNode) measure(body);
    }

    private static JsonNode asked(JsonNode wanted, JsonNode actual) {
        if (wanted instanceof ObjectNode left && actual instanceof ObjectNode right) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            left.properties().stream()
                    .filter(entry -> right.has(entry.getKey()))
                    .forEach(entry -> kept.set(entry.getKey(), asked(entry.getValue(), right.path(entry.getKey()))));
            return kept;
        }
        if (wanted instanceof ArrayNode left && actual instanceof ArrayNode right && left.size() == right.size()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < left.size(); i++) {
                kept.add(asked(left.path(i), right.path(i)));
            }
            return kept;
        }
        return actual;
    }

    private static JsonNode measure(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> result.set(entry.getKey(), measure(entry.getValue())));
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> result.add(measure(element)));
                yield result;
            }
            default -> TextNode.valueOf(measured(node.asText()));
        };
    }

    private static String measured(String text) {
        Matcher measure = MEASURE.matcher(text);
        return measure.matches()
                ? Long.toString(Math.multiplyExact(Long.parseLong(measure.group(1)), UNITS.get(measure.group(2))))
                : text;
    }
}
