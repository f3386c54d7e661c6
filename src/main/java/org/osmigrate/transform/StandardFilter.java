package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.osmigrate.version.Version;

/** Leaves out the token filter {@code standard}, which did nothing. */
record StandardFilter() implements MetadataRule {

    private static final Pattern USE = Pattern.compile("index\\.analysis\\.analyzer\\..+\\.filter");
    private static final String STANDARD = "standard";

    @Override
    public String name() {
        return "standard-token-filter";
    }

    @Override
    public String reason() {
        return "the filter did nothing and was removed";
    }

    @Override
    public URI documentation() {
        return OldVersions.BREAKING_CHANGES_7;
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        ObjectNode settings = body.settings();
        if (settings.has("index.analysis.filter.standard.type")) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        settings.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> USE.matcher(key).matches())
                .toList()
                .forEach(key -> drop(settings, key, findings));
        return findings;
    }

    private void drop(ObjectNode settings, String key, List<Finding> findings) {
        JsonNode value = settings.path(key);
        ArrayNode kept = settings.arrayNode();
        (value.isArray() ? value : settings.arrayNode().add(value)).forEach(filter -> {
            if (!filter.asText().equals(STANDARD)) {
                kept.add(filter);
            }
        });
        boolean found = value.isArray() ? kept.size() < value.size() : kept.isEmpty();
        if (found) {
            settings.set(key, kept);
            findings.add(new Finding.Change(name(), key, "standard is left out: " + reason()));
        }
    }
}
