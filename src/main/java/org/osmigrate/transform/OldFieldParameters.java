package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osmigrate.version.Version;

/** Leaves out parameters of fields that were removed up to Elasticsearch 7. */
record OldFieldParameters() implements MetadataRule {

    /** Searches are as before without them. */
    private static final Set<String> SILENT = Set.of(
            "precision_step",
            "postings_format",
            "doc_values_format",
            "fuzzy_factor",
            "lat_lon",
            "geohash",
            "geohash_precision",
            "geohash_prefix",
            "compress",
            "compress_threshold",
            "payloads");

    /** A search, or what is taken for valid, may be another without them. */
    private static final Set<String> TOLD = Set.of(
            "include_in_all",
            "index_name",
            "numeric_resolution",
            "validate",
            "validate_lat",
            "validate_lon",
            "normalize",
            "normalize_lat",
            "normalize_lon");

    private static final Set<String> OLD_SIMILARITIES = Set.of("default", "classic");

    @Override
    public String name() {
        return "old-field-parameters";
    }

    @Override
    public String reason() {
        return "the parameter was removed";
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
        List<Finding> findings = new ArrayList<>();
        FieldWalk.of(body.mappings()).forEach(field -> rewrite(field, findings));
        return findings;
    }

    private void rewrite(FieldWalk.Field field, List<Finding> findings) {
        SILENT.stream()
                .filter(field.definition()::has)
                .sorted()
                .forEach(key -> findings.add(new Finding.Change(name(), drop(field, key), "left out: " + reason())));
        TOLD.stream().filter(field.definition()::has).sorted().forEach(key -> findings.add(warn(field, key)));
        boolean isText = field.type().equals("text");
        if (field.definition().has("fielddata")
                && (!isText || field.definition().path("fielddata").isObject())) {
            findings.add(warn(field, "fielddata"));
        }
        if (OLD_SIMILARITIES.contains(field.definition().path("similarity").asText())) {
            findings.add(warn(field, "similarity"));
        }
        // What else has a path is an alias of another field.
        if (!field.type().equals("alias") && field.definition().path("path").isTextual()) {
            findings.add(warn(field, "path"));
        }
    }

    private Finding warn(FieldWalk.Field field, String key) {
        JsonNode value = field.definition().path(key);
        return new Finding.Warning(name(), drop(field, key), "left out (" + value + "): " + reason());
    }

    private static String drop(FieldWalk.Field field, String key) {
        field.definition().remove(key);
        return field.path() + "." + key;
    }
}
