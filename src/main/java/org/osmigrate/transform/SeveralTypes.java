package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osmigrate.version.Version;

/** Stops a template for several mapping types: an index that is made from it has none. */
record SeveralTypes() implements MetadataRule {

    @Override
    public String name() {
        return "several-types";
    }

    @Override
    public String reason() {
        return "a template of several mapping types cannot be split";
    }

    @Override
    public URI documentation() {
        return URI.create("https://www.elastic.co/guide/en/elasticsearch/reference/6.0/removal-of-types.html");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<String> types = body.mappings().properties().stream()
                .filter(entry ->
                        !entry.getKey().equals("properties") && !entry.getKey().startsWith("_"))
                .filter(entry -> entry.getValue().path("properties").isObject())
                .map(Map.Entry::getKey)
                .toList();
        return types.isEmpty()
                ? List.of()
                : List.of(new Finding.Refusal(
                        name(),
                        "mappings",
                        "it has the mapping types " + String.join(", ", types)
                                + ": --multi-type merge unites them where they agree; else leave it out with"
                                + " exclude.legacy-templates"));
    }
}
