package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osmigrate.version.Version;

/** Turns {@code string} into {@code text}, or into {@code keyword} where it is not analyzed. */
record StringFields() implements MetadataRule {

    private static final Set<String> BOTH = Set.of(
            "type",
            "index",
            "store",
            "boost",
            "copy_to",
            "fields",
            "similarity",
            "norms",
            "omit_norms",
            "index_options");
    private static final Set<String> OF_KEYWORDS = Set.of("doc_values", "null_value", "ignore_above");
    private static final Set<String> OF_TEXTS =
            Set.of("analyzer", "search_analyzer", "search_quote_analyzer", "term_vector", "position_increment_gap");
    private static final Map<String, String> RENAMED =
            Map.of("index_analyzer", "analyzer", "position_offset_gap", "position_increment_gap");

    @Override
    public String name() {
        return "string-to-text-or-keyword";
    }

    @Override
    public String reason() {
        return "the type string is text or keyword from Elasticsearch 5 on";
    }

    @Override
    public URI documentation() {
        return OldVersions.BREAKING_CHANGES_5;
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(StringFields::isString)
                .map(this::convert)
                .toList();
    }

    /** A dynamic template may leave the type to what it finds, and still say how strings are indexed. */
    private static boolean isString(FieldWalk.Field field) {
        String index = field.definition().path("index").asText();
        boolean open = field.type().isEmpty() || field.type().equals("{dynamic_type}");
        return field.type().equals("string") || (open && (index.equals("not_analyzed") || index.equals("analyzed")));
    }

    private Finding convert(FieldWalk.Field field) {
        ObjectNode definition = field.definition();
        String index = definition.path("index").asText("analyzed");
        boolean text = index.equals("analyzed") || index.equals("true");
        rename(definition);
        if (text || index.equals("not_analyzed")) {
            definition.remove("index");
        } else {
            // Not searchable, and never limited in length: doc values would be.
            definition.put("index", false);
            definition.putIfAbsent("doc_values", definition.booleanNode(false));
        }
        definition.put("type", text ? "text" : "keyword");
        Set<String> allowed = text ? OF_TEXTS : OF_KEYWORDS;
        List<String> lost = definition.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !BOTH.contains(key) && !allowed.contains(key))
                .sorted()
                .toList();
        definition.remove(lost);
        return finding(field.path(), text ? "text" : "keyword", lost);
    }

    private static void rename(ObjectNode definition) {
        RENAMED.forEach((old, now) -> {
            if (definition.has(old)) {
                definition.putIfAbsent(now, definition.path(old));
                definition.remove(old);
            }
        });
    }

    private Finding finding(String path, String type, List<String> lost) {
        String changed = "string is now " + type
                + (type.equals("text") ? "; to sort and aggregate on it set fielddata, or use a keyword" : "");
        return lost.isEmpty()
                ? new Finding.Change(name(), path, changed)
                : new Finding.Warning(name(), path, changed + "; left out: " + String.join(", ", lost));
    }
}
