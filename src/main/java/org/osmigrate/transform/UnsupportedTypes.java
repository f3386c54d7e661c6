package org.osmigrate.transform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * Stops an item with fields of a type that the target has not. Types that {@link ReplacedTypes} knows are gone
 * by then. Types of plugins (ICU, murmur3, annotated text) are not
 * listed: whether the target has the plugin only the target knows.
 *
 * @param to the target's version
 */
record UnsupportedTypes(Version to) implements MetadataRule {

    /** The first OpenSearch that has a type; 0.0 stands for none. */
    private record Since(int major, int minor, String advice) {

        boolean fits(Version version) {
            return major > 0 && version.isAtLeast(Flavour.OPENSEARCH, major, minor);
        }

        String shown() {
            return major == 0 ? "no version of OpenSearch has it" : "OpenSearch has it from " + major + "." + minor;
        }
    }

    private static final Map<String, Since> TYPES = Map.ofEntries(
            Map.entry("flattened", new Since(0, 0, "flat_object is the replacement from OpenSearch 2.7 on")),
            Map.entry("dense_vector", new Since(0, 0, "knn_vector of the k-NN plugin is the nearest type")),
            Map.entry("unsigned_long", new Since(2, 8, "long is the nearest type")),
            Map.entry("constant_keyword", new Since(2, 14, "keyword is the nearest type")));

    @Override
    public String name() {
        return "unsupported-field-types";
    }

    @Override
    public String reason() {
        return "the target has no such field type";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/index/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.ELASTICSEARCH && target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        return FieldWalk.of(body.mappings()).stream().flatMap(this::refuse).toList();
    }

    private Stream<Finding> refuse(FieldWalk.Field field) {
        return Optional.ofNullable(TYPES.get(field.type()))
                .filter(since -> !since.fits(to))
                .map(since -> (Finding) new Finding.Refusal(
                        name(),
                        field.path(),
                        "the target has no type " + field.type() + " (" + since.shown() + "); " + since.advice()))
                .stream();
    }
}
