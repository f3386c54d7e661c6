package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.version.Version;

/** Leaves out parts of a mapping that say nothing about documents or searches any more. */
record MappingLeftovers() implements MetadataRule {

    private static final List<String> PARAMETERS =
            List.of("time_series_dimension", "time_series_metric", "synthetic_source_keep");

    @Override
    public String name() {
        return "mapping-leftovers";
    }

    @Override
    public String reason() {
        return "the target refuses mapping parameters of removed or foreign features";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return true;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        drop(body.mappings(), "", List.of("_all"), findings);
        FieldWalk.of(body.mappings())
                .forEach(field -> drop(field.definition(), field.path() + ".", PARAMETERS, findings));
        return findings;
    }

    private void drop(ObjectNode node, String path, List<String> keys, List<Finding> findings) {
        keys.stream().filter(node::has).forEach(key -> {
            node.remove(key);
            findings.add(new Finding.Change(name(), path + key, "left out: " + reason()));
        });
    }
}
