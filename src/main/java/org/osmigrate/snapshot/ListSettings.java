package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Before Elasticsearch 6.2 a list is kept as one setting an element: {@code filter.0}, {@code filter.1}. */
final class ListSettings {

    private static final Pattern ELEMENT = Pattern.compile("(.+)\\.(\\d{1,6})");

    private ListSettings() {}

    /** The same settings with such elements brought together in arrays; names that only look like it stay. */
    static ObjectNode fold(ObjectNode flat) {
        Map<String, TreeMap<Integer, JsonNode>> lists = new TreeMap<>();
        flat.properties().forEach(setting -> {
            Matcher element = ELEMENT.matcher(setting.getKey());
            if (element.matches() && setting.getValue().isValueNode()) {
                lists.computeIfAbsent(element.group(1), _ -> new TreeMap<>())
                        .put(Integer.parseInt(element.group(2)), setting.getValue());
            }
        });
        lists.entrySet().removeIf(list -> !isList(flat, list.getKey(), list.getValue()));
        ObjectNode folded = flat.deepCopy();
        lists.forEach((name, elements) -> {
            elements.keySet().forEach(number -> folded.remove(name + "." + number));
            ArrayNode array = folded.putArray(name);
            elements.values().forEach(array::add);
        });
        return folded;
    }

    private static boolean isList(ObjectNode flat, String name, SortedMap<Integer, JsonNode> elements) {
        return !flat.has(name) && elements.firstKey() == 0 && elements.lastKey() == elements.size() - 1;
    }
}
