package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Keeps the alias of a rollover, under the name that Index State Management knows. */
record RolloverAliases(TargetFeatures features) implements MetadataRule {

    private static final String OLD = "index.lifecycle.rollover_alias";
    private static final String NEW = "index.plugins.index_state_management.rollover_alias";

    @Override
    public String name() {
        return "rollover-alias";
    }

    @Override
    public String reason() {
        return "Index State Management has a setting of its own for the alias";
    }

    @Override
    public URI documentation() {
        return URI.create("https://docs.opensearch.org/latest/im-plugin/ism/settings/");
    }

    @Override
    public boolean applies(Version from, Version to) {
        return from.flavour() == Flavour.ELASTICSEARCH
                && to.flavour() == Flavour.OPENSEARCH
                && features.managesIndices();
    }

    @Override
    public List<Finding> rewrite(MetadataBody body) {
        JsonNode alias = body.settings().remove(OLD);
        if (alias == null) {
            return List.of();
        }
        body.settings().set(NEW, alias);
        return List.of(new Finding.Change(name(), OLD, "is now " + NEW + ": " + reason()));
    }
}
