package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns a {@code constant_keyword} that has no value yet into a {@code keyword}. */
record ConstantKeywords() implements MetadataRule {

    @Override
    public String name() {
        return "constant-keyword-without-value";
    }

    @Override
    public String reason() {
        return "OpenSearch needs the value in the mapping, Elasticsearch takes it from the first document";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/constant-keyword/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return from.flavour() == Flavour.ELASTICSEARCH && to.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("constant_keyword"))
                .filter(field -> !field.definition().has("value"))
                .map(this::convert)
                .toList();
    }

    private Finding convert(FieldWalk.Field field) {
        field.definition().put("type", "keyword");
        return new Finding.Change(name(), field.path(), "constant_keyword without a value is now keyword");
    }
}
