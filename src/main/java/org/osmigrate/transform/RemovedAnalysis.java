package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Handles parts of analysis that OpenSearch has not. */
record RemovedAnalysis() implements MetadataRule {

    private static final String PREFIX = "index.analysis.analyzer.";
    private static final String HTML = "standard_html_strip";
    private static final Pattern SYNONYMS = Pattern.compile("index\\.analysis\\.filter\\..+\\.synonyms_set");
    private static final Pattern ANALYZER = Pattern.compile("index\\.analysis\\.analyzer\\..+\\.type");
    private static final List<String> USES = List.of("analyzer", "search_analyzer", "search_quote_analyzer");

    @Override
    public String name() {
        return "removed-analysis";
    }

    @Override
    public String reason() {
        return "OpenSearch has no such part of analysis";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/analyzers/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        for (String key :
                body.settings().properties().stream().map(Map.Entry::getKey).toList()) {
            if (SYNONYMS.matcher(key).matches()) {
                findings.add(new Finding.Refusal(
                        name(),
                        key,
                        "its synonyms are kept by an API of Elasticsearch: put them into the filter's synonyms"));
            }
            if (ANALYZER.matcher(key).matches()
                    && body.settings().path(key).asText().equals(HTML)) {
                define(body.settings(), key.substring(0, key.length() - ".type".length()));
                findings.add(warning(key));
            }
        }
        if (isNamed(body) && !body.settings().has(PREFIX + HTML + ".type")) {
            define(body.settings(), PREFIX + HTML);
            findings.add(warning(PREFIX + HTML));
        }
        return findings;
    }

    private static boolean isNamed(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .anyMatch(field -> USES.stream()
                        .anyMatch(use -> field.definition().path(use).asText().equals(HTML)));
    }

    private static void define(ObjectNode settings, String analyzer) {
        settings.remove(List.of(analyzer + ".stopwords", analyzer + ".stopwords_path", analyzer + ".max_token_length"));
        settings.put(analyzer + ".type", "custom");
        settings.put(analyzer + ".tokenizer", "standard");
        settings.putArray(analyzer + ".char_filter").add("html_strip");
        settings.putArray(analyzer + ".filter").add("lowercase");
    }

    private Finding warning(String key) {
        return new Finding.Warning(name(), key, HTML + " is now made of its parts, without stop words");
    }
}
