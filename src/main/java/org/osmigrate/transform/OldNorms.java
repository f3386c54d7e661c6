package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.osmigrate.version.Version;

/** Turns the objects that {@code norms} once were, and {@code omit_norms}, into a boolean. */
record OldNorms() implements MetadataRule {

    private static final Set<String> WITH_NORMS = Set.of("text", "keyword", "search_as_you_type");

    @Override
    public String name() {
        return "old-norms";
    }

    @Override
    public String reason() {
        return "norms are on or off from Elasticsearch 5 on";
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
                .filter(field -> field.definition().path("norms").isObject()
                        || field.definition().has("omit_norms"))
                .map(this::convert)
                .toList();
    }

    private Finding convert(FieldWalk.Field field) {
        ObjectNode definition = field.definition();
        JsonNode omit = definition.path("omit_norms");
        JsonNode enabled = definition.path("norms").path("enabled");
        definition.remove(List.of("norms", "omit_norms"));
        if (WITH_NORMS.contains(field.type()) && !(omit.isMissingNode() && enabled.isMissingNode())) {
            definition.put("norms", enabled.isMissingNode() ? !omit.asBoolean() : enabled.asBoolean());
        }
        return new Finding.Change(
                name(),
                field.path(),
                "norms are now " + definition.path("norms").asText("as by default"));
    }
}
