package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping says that would hold anyhow. A template may spell it out and keeps it; an index made of the template
 * does not show it, so that the two would seem to differ. Values are in canonical form: all of them texts.
 */
final class MappingDefaults {

    private static final Map<String, Set<String>> OF_ALL = Map.ofEntries(
            Map.entry("index", Set.of("true")),
            Map.entry("store", Set.of("false")),
            Map.entry("enabled", Set.of("true")),
            Map.entry("boost", Set.of("1", "1.0")),
            Map.entry("fielddata", Set.of("false")),
            Map.entry("index_phrases", Set.of("false")),
            Map.entry("eager_global_ordinals", Set.of("false")),
            Map.entry("split_queries_on_whitespace", Set.of("false")),
            Map.entry("enable_position_increments", Set.of("true")),
            Map.entry("include_in_parent", Set.of("false")),
            Map.entry("include_in_root", Set.of("false")));

    private static final Map<String, String> OF_TEXT = Map.of("norms", "true", "index_options", "positions");
    private static final Map<String, String> OF_KEYWORDS =
            Map.of("norms", "false", "index_options", "docs", "doc_values", "true");
    private static final Map<String, String> OF_BINARIES = Map.of("doc_values", "false");
    private static final Map<String, String> OF_COLUMNS = Map.of("doc_values", "true");

    /** Types that have doc values unless somebody turns them off. */
    private static final Set<String> COLUMNS = Set.of(
            "boolean",
            "byte",
            "date",
            "date_nanos",
            "double",
            "double_range",
            "date_range",
            "float",
            "float_range",
            "geo_point",
            "half_float",
            "integer",
            "integer_range",
            "ip",
            "ip_range",
            "long",
            "long_range",
            "scaled_float",
            "short",
            "token_count",
            "unsigned_long");

    private MappingDefaults() {}

    /** Takes them out of the mapping of one field, or of the whole. */
    static void removeFrom(ObjectNode mapping) {
        OF_ALL.forEach((key, values) -> {
            if (values.contains(mapping.path(key).asText())) {
                mapping.remove(key);
            }
        });
        ofType(mapping.path("type").asText()).forEach((key, value) -> remove(mapping, key, value));
        String analyzer = mapping.path("analyzer").asText();
        if (!analyzer.isEmpty()) {
            remove(mapping, "search_analyzer", analyzer);
        }
        removeMember(mapping, "_source", "enabled", "true");
        removeMember(mapping, "_routing", "required", "false");
    }

    private static Map<String, String> ofType(String type) {
        return switch (type) {
            case "text" -> OF_TEXT;
            case "keyword" -> OF_KEYWORDS;
            case "binary" -> OF_BINARIES;
            default -> COLUMNS.contains(type) ? OF_COLUMNS : Map.of();
        };
    }

    private static void remove(ObjectNode mapping, String key, String value) {
        JsonNode found = mapping.path(key);
        if (found.isTextual() && found.asText().equals(value)) {
            mapping.remove(key);
        }
    }

    /** Fields of these names have mappings of their own, with a type. */
    private static void removeMember(ObjectNode mapping, String group, String key, String value) {
        if (mapping.path(group) instanceof ObjectNode member && !member.has("type")) {
            remove(member, key, value);
            if (member.isEmpty()) {
                mapping.remove(List.of(group));
            }
        }
    }
}
