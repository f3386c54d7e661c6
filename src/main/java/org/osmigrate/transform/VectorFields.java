package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Turns {@code dense_vector} into {@code knn_vector}, where the target has the k-NN plugin. */
record VectorFields(TargetFeatures features) implements MetadataRule {

    private static final Map<String, String> SPACES = Map.of(
            "l2_norm",
            "l2",
            "dot_product",
            "innerproduct",
            "max_inner_product",
            "innerproduct",
            "cosine",
            "cosinesimil");
    private static final List<String> PARAMETERS = List.of("m", "ef_construction");

    @Override
    public String name() {
        return "dense-vector-to-knn-vector";
    }

    @Override
    public String reason() {
        return "the k-NN plugin has vectors of its own";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/knn-vector/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.ELASTICSEARCH
                && target.flavour() == Flavour.OPENSEARCH
                && features.hasVectors();
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("dense_vector"))
                .map(this::convert)
                .toList();
        if (!findings.isEmpty()) {
            body.settings().put("index.knn", "true");
        }
        return findings;
    }

    private Finding convert(FieldWalk.Field field) {
        ObjectNode old = field.definition().deepCopy();
        int dimensions = old.path("dims").asInt(0);
        String element = old.path("element_type").asText("float");
        if (dimensions == 0 || element.equals("bit")) {
            return new Finding.Refusal(
                    name(),
                    field.path(),
                    dimensions == 0 ? "its number of dimensions is not known" : "vectors of bits are not converted");
        }
        ObjectNode now = field.definition().removeAll();
        now.put("type", "knn_vector").put("dimension", dimensions);
        if (element.equals("byte")) {
            now.put("data_type", "byte");
        }
        method(old, now.putObject("method"));
        return new Finding.Warning(
                name(), field.path(), "dense_vector is now knn_vector: queries of knn have another form on OpenSearch");
    }

    private static void method(ObjectNode old, ObjectNode method) {
        method.put("name", "hnsw").put("engine", "lucene");
        method.put("space_type", SPACES.getOrDefault(old.path("similarity").asText(), "cosinesimil"));
        ObjectNode parameters = method.putObject("parameters");
        PARAMETERS.stream()
                .filter(old.path("index_options")::has)
                .forEach(name -> parameters.set(name, old.at("/index_options/" + name)));
    }
}
