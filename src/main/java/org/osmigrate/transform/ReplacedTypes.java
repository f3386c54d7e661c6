package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Gives fields of a type that the target has not the nearest type that keeps their documents. */
record ReplacedTypes(Version to, TargetFeatures features) implements MetadataRule {

    private static final String OBJECT = "object";
    private static final List<String> OF_KEYWORDS = List.of("ignore_above", "null_value", "fields", "copy_to", "meta");
    private static final List<String> OF_TEXTS = List.of("fields", "copy_to", "meta", "analyzer");
    private static final String NOT_SEARCHABLE = "it can be fetched, not searched or aggregated";

    /**
     * The nearest type.
     *
     * @param major the first OpenSearch that has the type itself, with {@code minor}; 0 for none
     * @param kept the parameters that both have
     * @param consequence what is different
     */
    private record Nearest(int major, int minor, String type, List<String> kept, String consequence) {

        /** An object that is kept and not looked into. */
        static Nearest kept(String consequence) {
            return new Nearest(0, 0, OBJECT, List.of(), consequence);
        }

        boolean isNeedless(Version version, TargetFeatures features) {
            boolean plane = SHAPES.contains(consequence) && features.hasPlaneShapes();
            return plane || (major > 0 && version.isAtLeast(Flavour.OPENSEARCH, major, minor));
        }

        String shown() {
            return type.equals(OBJECT) ? "an object that is not looked into" : type;
        }
    }

    private static final String SHAPE = NOT_SEARCHABLE + "; with the geospatial plugin it is xy_shape";
    private static final String POINT = NOT_SEARCHABLE + "; with the geospatial plugin it is xy_point";
    private static final Set<String> SHAPES = Set.of(SHAPE, POINT);

    private static final Map<String, Nearest> TYPES = Map.ofEntries(
            Map.entry("wildcard", new Nearest(2, 15, "keyword", OF_KEYWORDS, "patterns are slower on long values")),
            Map.entry("version", new Nearest(3, 2, "keyword", OF_KEYWORDS, "versions sort as texts, 1.10 before 1.9")),
            Map.entry("counted_keyword", new Nearest(0, 0, "keyword", OF_KEYWORDS, "a value counts once a document")),
            Map.entry(
                    "match_only_text",
                    new Nearest(2, 12, "text", OF_TEXTS, "it takes more space and scores by frequency")),
            Map.entry("pattern_text", new Nearest(0, 0, "text", OF_TEXTS, "it takes more space")),
            Map.entry(
                    "sparse_vector",
                    new Nearest(0, 0, "rank_features", List.of(), "queries of sparse_vector are now of rank_feature")),
            Map.entry("histogram", Nearest.kept(NOT_SEARCHABLE)),
            Map.entry("exponential_histogram", Nearest.kept(NOT_SEARCHABLE)),
            Map.entry("tdigest", Nearest.kept(NOT_SEARCHABLE)),
            Map.entry(
                    "aggregate_metric_double",
                    Nearest.kept(NOT_SEARCHABLE + "; use fields of its own for min and max")),
            Map.entry("rank_vectors", Nearest.kept(NOT_SEARCHABLE)),
            Map.entry("shape", Nearest.kept(SHAPE)),
            Map.entry("point", Nearest.kept(POINT)));

    @Override
    public String name() {
        return "replaced-field-types";
    }

    @Override
    public String reason() {
        return "the target has no such field type; the documents keep the value";
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
        return FieldWalk.of(body.mappings()).stream()
                .flatMap(field -> Optional.ofNullable(TYPES.get(field.type()))
                        .filter(nearest -> !nearest.isNeedless(to, features))
                        .map(nearest -> replace(field, nearest))
                        .stream())
                .toList();
    }

    private Finding replace(FieldWalk.Field field, Nearest nearest) {
        String type = field.type();
        ObjectNode definition = field.definition();
        List<String> kept = nearest.kept();
        definition.properties().removeIf(entry -> !kept.contains(entry.getKey()));
        definition.put("type", nearest.type());
        if (nearest.type().equals(OBJECT)) {
            definition.put("enabled", false);
        }
        return new Finding.Warning(
                name(), field.path(), type + " is now " + nearest.shown() + ": " + nearest.consequence());
    }
}
