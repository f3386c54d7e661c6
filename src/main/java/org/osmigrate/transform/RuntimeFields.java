package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Leaves out fields that Elasticsearch computes when they are searched. */
record RuntimeFields() implements MetadataRule {

    private static final String RUNTIME = "runtime";
    private static final String DYNAMIC = "dynamic";

    @Override
    public String name() {
        return "runtime-fields";
    }

    @Override
    public String reason() {
        return "OpenSearch has no runtime fields; derived fields are the nearest, from 2.15 on";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/supported-field-types/derived/");
    }

    @Override
    public boolean applies(Version from, Version target) {
        return from.flavour() == Flavour.ELASTICSEARCH && target.flavour() == Flavour.OPENSEARCH;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        if (body.mappings().path(RUNTIME) instanceof ObjectNode runtime) {
            runtime.properties()
                    .forEach(field -> findings.add(new Finding.Warning(
                            name(),
                            RUNTIME + "." + field.getKey(),
                            "left out (" + field.getValue() + "), searches for it find nothing: " + reason())));
            body.mappings().remove(RUNTIME);
        }
        dynamic(body.mappings(), "", findings);
        FieldWalk.of(body.mappings()).forEach(field -> dynamic(field.definition(), field.path() + ".", findings));
        return findings;
    }

    private void dynamic(ObjectNode mapping, String path, List<Finding> findings) {
        if (mapping.path(DYNAMIC).asText().equals(RUNTIME)) {
            mapping.put(DYNAMIC, "true");
            findings.add(new Finding.Warning(
                    name(), path + DYNAMIC, "runtime is now true: new fields are indexed and count against the limit"));
        }
    }
}
