package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.snapshot.ClusterObjects;
import org.osmigrate.snapshot.GlobalMetadata;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.StreamedSnapshot;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.version.Version;

/**
 * The metadata of a cluster as it is now, in the form of a snapshot without documents: for a look at what would be moved
 * before a snapshot is taken. Only reads.
 */
public final class LiveSource implements Snapshot {

    /** What the metadata of a cluster has beside indices and templates. */
    private static final List<String> CUSTOMS = List.of(
            "ingest",
            "stored_scripts",
            "index_lifecycle",
            "snapshot_lifecycle",
            "enrich",
            "ml",
            "ccr_auto_follow",
            "persistent_tasks",
            "search_pipeline");

    private final ClusterClient source;
    private final String name;
    private final Predicate<String> chosen;

    /**
     * Asks for nothing yet.
     *
     * @param name that of the snapshot which is to be taken
     * @param chosen the indices that are likely to be asked for
     */
    public LiveSource(ClusterClient source, String name, Predicate<String> chosen) {
        this.source = source;
        this.name = name;
        this.chosen = chosen;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String uuid() {
        return "";
    }

    @Override
    public Version version() {
        return source.info().version();
    }

    @Override
    public GlobalMetadata globalMetadata() {
        Map<String, ObjectNode> legacy = new TreeMap<>();
        JsonNode templates = source.json(Call.get("_template"));
        if (TypedSnapshot.hasTypes(version())) {
            return OldForms.templates(templates);
        }
        templates.properties().forEach(template -> legacy.put(template.getKey(), object(template.getValue())));
        return new GlobalMetadata(
                legacy, Map.of(), named("component_template"), named("index_template"), dataStreams(source));
    }

    /**
     * The backing indices of each data stream of a cluster, the one that is written to last. Versions before 7.9, and builds
     * of Elasticsearch without its licensed parts, have none.
     */
    public static Map<String, List<String>> dataStreams(ClusterClient cluster) {
        Map<String, List<String>> backing = new TreeMap<>();
        if (!StreamedSnapshot.hasStreams(cluster.info().version())) {
            return backing;
        }
        Reply reply = cluster.expect(Call.get("_data_stream"), Set.of(400, 404, 405));
        if (reply.ok()) {
            reply.json()
                    .path("data_streams")
                    .forEach(stream -> backing.put(
                            stream.path("name").asText(),
                            stream.path("indices")
                                    .valueStream()
                                    .map(index -> index.path("index_name").asText())
                                    .toList()));
        }
        return backing;
    }

    @Override
    public ClusterObjects clusterObjects() {
        JsonNode metadata = source.json(Call.get("_cluster", "state", "metadata")
                        .with("filter_path", "metadata." + String.join(",metadata.", CUSTOMS)))
                .path("metadata");
        JsonNode settings = source.json(Call.get("_cluster", "settings").with("flat_settings", "true"));
        return ClusterObjects.of(metadata).withSettings(settings.path("persistent"));
    }

    private Map<String, ObjectNode> named(String kind) {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        source.json(Call.get("_" + kind))
                .path(kind + "s")
                .forEach(template -> bodies.put(template.path("name").asText(), object(template.path(kind))));
        return bodies;
    }

    @Override
    public List<SnapshotIndex> indices() {
        return new LiveIndices(source, TypedSnapshot.hasTypes(version()), chosen).all();
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
