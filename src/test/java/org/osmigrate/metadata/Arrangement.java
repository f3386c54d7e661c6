package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;

/** What a target is arranged like, without what differs each time the same is created. */
final class Arrangement {

    private static final List<List<String>> PLACES = List.of(
            List.of("_template"),
            List.of("_index_template"),
            List.of("_component_template"),
            List.of("_ingest", "pipeline"),
            List.of("_cluster", "settings"));

    private static final List<String> OF_EACH_CREATION = List.of("index.uuid", "index.creation_date");

    private Arrangement() {}

    static JsonNode of(ClusterClient target) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        PLACES.forEach(place -> all.set(String.join("/", place), answer(target, place)));
        JsonNode indices =
                target.json(Call.get("_all").with("flat_settings", "true").with("expand_wildcards", "all"));
        indices.forEach(index -> ((ObjectNode) index.path("settings")).remove(OF_EACH_CREATION));
        return all.set("indices", indices);
    }

    /** A cluster without pipelines answers with 404. */
    private static JsonNode answer(ClusterClient target, List<String> place) {
        return target.send(Call.get(place.toArray(String[]::new)).with("flat_settings", "true"))
                .json();
    }
}
