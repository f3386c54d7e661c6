package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster keeps beside indices and templates, by name, each body as its own API takes it.
 *
 * @param pipelines as of {@code PUT _ingest/pipeline/NAME}
 * @param scripts stored scripts and search templates: language, source, options
 * @param lifecyclePolicies policies of index lifecycle management: phases
 * @param snapshotPolicies policies of snapshot lifecycle management
 * @param settings persistent settings, flat
 * @param state all of the cluster's metadata, in which features are found that do not move
 */
public record ClusterObjects(
        Map<String, ObjectNode> pipelines,
        Map<String, ObjectNode> scripts,
        Map<String, ObjectNode> lifecyclePolicies,
        Map<String, ObjectNode> snapshotPolicies,
        Map<String, JsonNode> settings,
        JsonNode state) {

    /** Nothing. */
    public static final ClusterObjects NONE = of(JsonNodeFactory.instance.objectNode());

    public ClusterObjects {
        pipelines = Map.copyOf(pipelines);
        scripts = Map.copyOf(scripts);
        lifecyclePolicies = Map.copyOf(lifecyclePolicies);
        snapshotPolicies = Map.copyOf(snapshotPolicies);
        settings = Map.copyOf(settings);
    }

    /** Reads the metadata of a cluster; a snapshot and {@code GET _cluster/state/metadata} have the same form. */
    public static ClusterObjects of(JsonNode metadata) {
        return new ClusterObjects(
                pipelines(metadata.at("/ingest/pipeline")),
                StoredScripts.of(metadata.path("stored_scripts")),
                policies(metadata.at("/index_lifecycle/policies")),
                policies(metadata.at("/snapshot_lifecycle/policies")),
                settings(metadata.path("settings")),
                metadata);
    }

    /** The same with other settings, flat or not. */
    public ClusterObjects withSettings(JsonNode other) {
        return new ClusterObjects(pipelines, scripts, lifecyclePolicies, snapshotPolicies, settings(other), state);
    }

    private static Map<String, ObjectNode> pipelines(JsonNode list) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        for (JsonNode pipeline : list) {
            if (pipeline.path("config") instanceof ObjectNode config) {
                bodies.put(pipeline.path("id").asText(), config.deepCopy());
            }
        }
        return bodies;
    }

    private static Map<String, ObjectNode> policies(JsonNode stored) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        stored.properties().forEach(entry -> {
            if (entry.getValue().path("policy") instanceof ObjectNode policy) {
                bodies.put(entry.getKey(), policy.deepCopy());
            }
        });
        return bodies;
    }

    private static Map<String, JsonNode> settings(JsonNode stored) {
        Map<String, JsonNode> flat = new TreeMap<>();
        flatten("", ListSettings.fold(flat(stored)), flat);
        return flat;
    }

    private static ObjectNode flat(JsonNode stored) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> found = new TreeMap<>();
        flatten("", stored, found);
        found.forEach(whole::set);
        return whole;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> flat) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), flat));
        } else if (!path.isEmpty() && !node.isNull() && !node.isMissingNode()) {
            flat.put(path, node);
        }
    }
}
