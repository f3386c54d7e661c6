package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.NotFound;
import org.osmigrate.snapshot.IndexMetadata;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.snapshot.TypeMappings;

/**
 * The indices of a cluster as they are now. One request tells the names; settings, mappings and aliases are asked for when
 * they are needed, those of some chosen indices at once: of a cluster of many thousands, one costs no more than of a small
 * one.
 */
final class LiveIndices {

    /** Of the names in one request line, which servers limit to 4 KiB; a byte may become three. */
    private static final int NAME_BYTES = 1200;

    private final ClusterClient source;
    private final boolean typed;
    private final Predicate<String> chosen;
    private final TreeMap<String, JsonNode> states = new TreeMap<>();
    private final Map<String, IndexMetadata> known = new HashMap<>();

    /**
     * Asks for the names.
     *
     * @param typed whether mappings have the level of types
     * @param chosen the indices that are likely to be asked for
     */
    LiveIndices(ClusterClient source, boolean typed, Predicate<String> chosen) {
        this.source = source;
        this.typed = typed;
        this.chosen = chosen;
        source.json(Call.get("_cluster", "state", "metadata")
                        .with("expand_wildcards", "all")
                        .with("filter_path", "metadata.indices.*.state,metadata.indices.*.routing_num_shards"))
                .at("/metadata/indices")
                .properties()
                .forEach(index -> states.put(index.getKey(), index.getValue()));
    }

    List<SnapshotIndex> all() {
        return states.keySet().stream()
                .<SnapshotIndex>map(name -> new LiveIndex(name, this))
                .toList();
    }

    private synchronized IndexMetadata metadata(String name) {
        if (!known.containsKey(name)) {
            load(from(name));
        }
        IndexMetadata metadata = known.get(name);
        if (metadata == null) {
            throw new NotFound("the index " + name + " is gone from the source", "Run the command again.");
        }
        return metadata;
    }

    /** The index, and chosen ones after it that are not known yet, as many as one request takes. */
    private List<String> from(String name) {
        List<String> names = new ArrayList<>(List.of(name));
        int bytes = bytes(name);
        for (String next : states.tailMap(name, false).keySet()) {
            bytes += bytes(next);
            if (bytes > NAME_BYTES) {
                break;
            }
            if (chosen.test(next) && !known.containsKey(next)) {
                names.add(next);
            } else {
                bytes -= bytes(next);
            }
        }
        return names;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private void load(List<String> names) {
        source.json(Call.get(String.join(",", names))
                        .with("ignore_unavailable", "true")
                        .with("flat_settings", "true"))
                .properties()
                .forEach(index -> known.put(index.getKey(), metadata(index.getKey(), index.getValue())));
    }

    private IndexMetadata metadata(String name, JsonNode index) {
        ObjectNode settings = object(index.path("settings"));
        Map<String, ObjectNode> aliases = new TreeMap<>();
        index.path("aliases").properties().forEach(alias -> aliases.put(alias.getKey(), object(alias.getValue())));
        JsonNode state = states.get(name);
        return new IndexMetadata(
                name,
                settings.path("index.uuid").asText(),
                settings.path("index.number_of_shards").asInt(1),
                state.path("routing_num_shards").asInt(0),
                state.path("state").asText("open").equals("open"),
                settings,
                typed ? OldForms.types(index.path("mappings")) : TypeMappings.untyped(object(index.path("mappings"))),
                aliases);
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private record LiveIndex(String name, LiveIndices indices) implements SnapshotIndex {
        @Override
        public IndexMetadata metadata() {
            return indices.metadata(name);
        }

        @Override
        public List<SnapshotShard> shards() {
            return List.of();
        }
    }
}
