package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Replaces a similarity that was removed. */
record OldSimilarities() implements MetadataRule {

    private static final String SIMILARITY = "similarity";
    private static final Pattern TYPE = Pattern.compile("index\\.similarity\\.[^.]+\\.type");
    private static final Set<String> REMOVED = Set.of("classic", "default");

    @Override
    public String name() {
        return "removed-similarities";
    }

    @Override
    public String reason() {
        return "the similarity classic was removed; BM25 takes its place";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/im-plugin/similarity/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        body.settings().properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> TYPE.matcher(key).matches())
                .filter(key -> REMOVED.contains(body.settings().path(key).asText()))
                .toList()
                .forEach(key -> findings.add(replace(body.settings(), key)));
        FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.definition().path(SIMILARITY).asText().equals("classic"))
                .filter(field -> !body.settings().has("index.similarity.classic.type"))
                .forEach(field -> {
                    field.definition().remove(SIMILARITY);
                    findings.add(new Finding.Warning(
                            name(), field.path() + "." + SIMILARITY, "left out (classic), scores differ: " + reason()));
                });
        return findings;
    }

    private Finding replace(ObjectNode settings, String key) {
        String was = settings.path(key).asText();
        String prefix = key.substring(0, key.length() - "type".length());
        List<String> parameters = settings.properties().stream()
                .map(Map.Entry::getKey)
                .filter(other -> other.startsWith(prefix))
                .toList();
        settings.remove(parameters);
        settings.put(key, "BM25");
        return new Finding.Warning(name(), key, was + " is now BM25, scores differ: " + reason());
    }
}
