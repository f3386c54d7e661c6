package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns {@code passthrough} into an object: its fields keep their full names only. */
record PassThroughObjects() implements MetadataRule {

    @Override
    public String name() {
        return "passthrough-objects";
    }

    @Override
    public String reason() {
        return "OpenSearch does not look fields up in another object";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/object/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.ELASTICSEARCH && target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("passthrough"))
                .map(this::convert)
                .toList();
    }

    private Finding convert(FieldWalk.Field field) {
        field.definition().remove(List.of("priority", "time_series_dimension"));
        field.definition().put("type", "object");
        return new Finding.Warning(
                name(),
                field.path(),
                "passthrough is now object: queries have to give the names of its fields in full");
    }
}
