package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osmigrate.version.Version;

/** Lifts what would keep the target from storing a source that is rebuilt. Only for indices without complete sources. */
public record SourceRestrictions() implements MetadataRule {

    private static final List<String> KEYS = List.of("enabled", "includes", "excludes", "mode");
    private static final List<String> SETTINGS =
            List.of("index.mapping.source.mode", "index.recovery.use_synthetic_source", "index.derived_source.enabled");

    @Override
    public String name() {
        return "source-restrictions";
    }

    @Override
    public String reason() {
        return "sources are reconstructed, and the target would drop them again";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/mappings/metadata-fields/source/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return true;
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        List<Finding> findings = new ArrayList<>();
        if (body.mappings().path("_source") instanceof ObjectNode source) {
            lift(source, "_source.", KEYS, findings);
            if (source.isEmpty()) {
                body.mappings().remove("_source");
            }
        }
        lift(body.settings(), "", SETTINGS, findings);
        return findings;
    }

    private void lift(ObjectNode from, String path, List<String> keys, List<Finding> findings) {
        for (String key : keys) {
            if (from.has(key)) {
                String was = from.remove(key).toString();
                findings.add(new Finding.Change(name(), path + key, "left out (" + was + "): " + reason()));
            }
        }
    }
}
