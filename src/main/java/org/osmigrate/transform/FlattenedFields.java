package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns {@code flattened} into {@code flat_object}, which takes no parameters. */
record FlattenedFields() implements MetadataRule {

    @Override
    public String name() {
        return "flattened-to-flat-object";
    }

    @Override
    public String reason() {
        return "OpenSearch calls the type of flattened fields flat_object";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/flat-object/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return from.isAtLeast(Flavour.ELASTICSEARCH, 7, 3) && to.isAtLeast(Flavour.OPENSEARCH, 2, 7);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("flattened"))
                .map(this::convert)
                .toList();
    }

    private Finding convert(FieldWalk.Field field) {
        field.definition().removeAll();
        field.definition().put("type", "flat_object");
        return new Finding.Change(name(), field.path(), "flattened is now flat_object, without parameters");
    }
}
