package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns shapes and points in a plane into the types of the geospatial plugin. */
record PlaneShapes(TargetFeatures features) implements MetadataRule {

    private static final Map<String, String> NAMES = Map.of("shape", "xy_shape", "point", "xy_point");

    @Override
    public String name() {
        return "plane-shapes";
    }

    @Override
    public String reason() {
        return "the geospatial plugin calls the types xy_shape and xy_point";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/xy/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.ELASTICSEARCH
                && target.flavour() == Flavour.OPENSEARCH
                && features.hasPlaneShapes();
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream()
                .filter(field -> NAMES.containsKey(field.type()))
                .map(this::convert)
                .toList();
    }

    private Finding convert(FieldWalk.Field field) {
        String type = NAMES.get(field.type());
        Finding change = new Finding.Change(name(), field.path(), field.type() + " is now " + type);
        field.definition().put("type", type);
        return change;
    }
}
