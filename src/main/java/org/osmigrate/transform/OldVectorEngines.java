package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Moves vectors from an engine that OpenSearch 3 has not. */
record OldVectorEngines() implements MetadataRule {

    private static final String METHOD = "method";
    private static final String SPACE = "space_type";
    private static final Set<String> UNKNOWN = Set.of("l1", "linf");

    @Override
    public String name() {
        return "nmslib-to-faiss";
    }

    @Override
    public String reason() {
        return "OpenSearch 3 makes no index with the engine nmslib; faiss is the nearest";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/knn-methods-engines/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.OPENSEARCH && from.major() < 3 && target.isAtLeast(Flavour.OPENSEARCH, 3, 0);
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        FieldWalk.of(body.mappings()).stream()
                .filter(field -> field.type().equals("knn_vector"))
                .filter(field -> field.definition().path(METHOD) instanceof ObjectNode)
                .forEach(field -> convert(field, (ObjectNode) field.definition().path(METHOD), findings));
        return findings;
    }

    private void convert(FieldWalk.Field field, ObjectNode method, List<Finding> findings) {
        if (method.path("engine").asText("nmslib").equals("nmslib")) {
            method.put("engine", "faiss");
            findings.add(new Finding.Change(name(), field.path(), "the engine is now faiss: " + reason()));
            String space = method.path(SPACE).asText("l2");
            if (UNKNOWN.contains(space)) {
                method.put(SPACE, "l2");
                findings.add(new Finding.Warning(
                        name(), field.path() + "." + METHOD + "." + SPACE, space + " is now l2: distances differ"));
            }
        }
    }
}
