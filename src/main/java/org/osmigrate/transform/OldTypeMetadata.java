package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osmigrate.version.Version;

/** Leaves out what a mapping type said about its documents beside their fields. */
record OldTypeMetadata() implements MetadataRule {

    private static final Map<String, String> TOLD = Map.of(
            "_timestamp", "the time is not part of the source and does not move",
            "_ttl", "documents do not expire any more",
            "_parent",
                    "documents keep the id of their parent as routing; queries for parents and children need a join field"
                            + " (--parent join)",
            "_boost", "scores are not raised by it any more",
            "_analyzer", "the field's own analyzer is used",
            "transform", "it changed what was indexed, not the source",
            "include_in_all", "there is no _all");
    private static final List<String> SILENT = List.of("_id", "_uid", "_type", "_index", "_field_names");
    private static final List<String> DEFAULT_ANALYZERS = List.of("analyzer", "index_analyzer", "search_analyzer");
    private static final Map<String, List<String>> INNER = Map.of(
            "_routing",
            List.of("path", "store", "index"),
            "_source",
            List.of("compress", "compress_threshold", "format"));

    @Override
    public String name() {
        return "old-type-metadata";
    }

    @Override
    public String reason() {
        return "mapping types and what they kept of a document are gone";
    }

    @Override
    public URI documentation() {
        return OldVersions.BREAKING_CHANGES_6;
    }

    @Override
    public boolean applies(Version from, Version to) {
        return OldVersions.toOpenSearch(from, to);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        ObjectNode mappings = body.mappings();
        List<Finding> findings = new ArrayList<>();
        TOLD.entrySet().stream()
                .filter(entry -> mappings.has(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> findings.add(drop(mappings, entry.getKey(), entry.getValue())));
        DEFAULT_ANALYZERS.stream()
                .filter(mappings::has)
                .forEach(key -> findings.add(
                        drop(mappings, key, "set index.analysis.analyzer.default, or the analyzer of each field")));
        mappings.remove(SILENT);
        INNER.forEach((key, parts) -> inner(mappings, key, parts));
        return findings;
    }

    private Finding drop(ObjectNode mappings, String key, String consequence) {
        JsonNode value = mappings.remove(key);
        return new Finding.Warning(name(), key, "left out (" + value + "): " + consequence);
    }

    private static void inner(ObjectNode mappings, String key, List<String> parts) {
        if (mappings.path(key) instanceof ObjectNode part) {
            part.remove(parts);
            if (part.isEmpty()) {
                mappings.remove(key);
            }
        }
    }
}
