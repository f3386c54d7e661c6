package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.osmigrate.version.Version;

/** Gives tokenizers and filters the names that newer versions know them by. */
record RenamedAnalysis() implements MetadataRule {

    private static final Pattern TYPE =
            Pattern.compile("index\\.analysis\\.(tokenizer|filter|char_filter)\\..+\\.type");
    private static final Pattern USE =
            Pattern.compile("index\\.analysis\\.(analyzer|normalizer)\\..+\\.(tokenizer|filter|char_filter)");
    private static final Map<String, String> NAMES = Map.of(
            "nGram", "ngram",
            "edgeNGram", "edge_ngram",
            "PathHierarchy", "path_hierarchy",
            "htmlStrip", "html_strip",
            "delimited_payload_filter", "delimited_payload");

    @Override
    public String name() {
        return "renamed-analysis";
    }

    @Override
    public String reason() {
        return "the old name was removed";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/analyzers/tokenizers/index/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return true;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        ObjectNode settings = body.settings();
        List<Finding> findings = new ArrayList<>();
        settings.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> TYPE.matcher(key).matches() || USE.matcher(key).matches())
                .toList()
                .forEach(key -> rename(settings, key, findings));
        return findings;
    }

    private void rename(ObjectNode settings, String key, List<Finding> findings) {
        JsonNode before = settings.path(key);
        boolean isType = TYPE.matcher(key).matches();
        JsonNode after = renamed(before, name -> isType || !isDefinedHere(settings, name));
        if (!before.equals(after)) {
            settings.set(key, after);
            findings.add(new Finding.Change(name(), key, before + " is now " + after + ": " + reason()));
        }
    }

    private static JsonNode renamed(JsonNode value, Predicate<String> isBuiltIn) {
        if (value instanceof ArrayNode array) {
            ArrayNode names = array.arrayNode();
            array.forEach(element -> names.add(renamed(element, isBuiltIn)));
            return names;
        }
        String name = value.asText();
        return NAMES.containsKey(name) && isBuiltIn.test(name) ? TextNode.valueOf(NAMES.get(name)) : value;
    }

    private static boolean isDefinedHere(ObjectNode settings, String name) {
        return List.of("tokenizer", "filter", "char_filter").stream()
                .anyMatch(kind -> settings.has("index.analysis." + kind + "." + name + ".type"));
    }
}
