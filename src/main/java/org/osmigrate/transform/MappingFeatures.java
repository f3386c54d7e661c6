package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Stops an item whose mapping relies on what only Elasticsearch does: computed fields, synthetic source. */
record MappingFeatures() implements MetadataRule {

    private static final List<String> PARAMETERS = List.of("script", "subobjects");

    @Override
    public String name() {
        return "mapping-features";
    }

    @Override
    public String reason() {
        return "OpenSearch has no such mapping feature";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return from.isAtLeast(Flavour.ELASTICSEARCH, 7, 11) && to.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        Stream<Finding> fields = FieldWalk.of(body.mappings()).stream().flatMap(this::field);
        return Stream.concat(root(body), fields).toList();
    }

    private Stream<Finding> root(MetadataBody body) {
        return found(
                "synthetic".equals(body.mappings().at("/_source/mode").asText()),
                "_source.mode",
                "synthetic source: its documents are not stored as they were sent")
                .stream();
    }

    private Stream<Finding> field(FieldWalk.Field field) {
        return PARAMETERS.stream()
                .filter(parameter -> field.definition().has(parameter))
                .map(parameter -> refusal(field.path() + "." + parameter, "the mapping parameter " + parameter));
    }

    private List<Finding> found(boolean present, String path, String what) {
        return present ? List.of(refusal(path, what)) : List.of();
    }

    private Finding refusal(String path, String what) {
        return new Finding.Refusal(name(), path, "OpenSearch has no " + what);
    }
}
