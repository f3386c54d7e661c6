package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.snapshot.ClusterObjects;
import org.osmigrate.snapshot.GlobalMetadata;
import org.osmigrate.snapshot.IndexMetadata;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.transform.FlatSettings;
import org.osmigrate.version.Version;

/** A snapshot of Elasticsearch 7.10.2 that tests add indices and templates to. */
final class FixtureSnapshot implements Snapshot {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, IndexMetadata> indices = new TreeMap<>();
    private final Map<String, ObjectNode> legacy = new HashMap<>();
    private final Map<String, ObjectNode> components = new HashMap<>();
    private final Map<String, ObjectNode> composables = new HashMap<>();
    private JsonNode state = json("{}");
    private Version version = Version.parse("ES 7.10.2");

    /** The indices and templates of the golden cluster's snapshot. */
    static FixtureSnapshot golden() {
        FixtureSnapshot fixture = new FixtureSnapshot();
        Path repository = Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo")
                .toAbsolutePath();
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            Snapshot snapshot = SnapshotRepository.open(store).snapshot("snap-2");
            snapshot.indices().forEach(index -> fixture.indices.put(index.name(), index.metadata()));
            fixture.legacy.putAll(snapshot.globalMetadata().legacyTemplates());
            fixture.components.putAll(snapshot.globalMetadata().componentTemplates());
            fixture.composables.putAll(snapshot.globalMetadata().indexTemplates());
        }
        return fixture;
    }

    static FixtureSnapshot empty() {
        return new FixtureSnapshot();
    }

    /** Adds an index; settings of any form. */
    FixtureSnapshot index(String name, String settings, String mappings, String aliases) {
        add(name, json(settings), json(mappings), json(aliases));
        return this;
    }

    FixtureSnapshot legacyTemplate(String name, String body) {
        legacy.put(name, (ObjectNode) json(body));
        return this;
    }

    FixtureSnapshot indexTemplate(String name, String body) {
        composables.put(name, (ObjectNode) json(body));
        return this;
    }

    FixtureSnapshot componentTemplate(String name, String body) {
        components.put(name, (ObjectNode) json(body));
        return this;
    }

    /** The rest of the cluster's metadata, as a snapshot has it. */
    FixtureSnapshot state(String json) {
        state = json(json);
        return this;
    }

    /** Instead of Elasticsearch 7.10.2. */
    FixtureSnapshot version(String text) {
        version = Version.parse(text);
        return this;
    }

    @Override
    public ClusterObjects clusterObjects() {
        return ClusterObjects.of(state);
    }

    private void add(String name, JsonNode settings, JsonNode mappings, JsonNode aliases) {
        ObjectNode flat = FlatSettings.of(settings);
        int shards = flat.path("index.number_of_shards").asInt(1);
        Map<String, ObjectNode> byName = new HashMap<>();
        aliases.properties().forEach(alias -> byName.put(alias.getKey(), (ObjectNode) alias.getValue()));
        indices.put(
                name,
                new IndexMetadata("uuid-" + name, shards, shards * 256, true, flat, (ObjectNode) mappings, byName));
    }

    @Override
    public String name() {
        return "snap-1";
    }

    @Override
    public String uuid() {
        return "uuid-of-snap-1";
    }

    @Override
    public Version version() {
        return version;
    }

    @Override
    public GlobalMetadata globalMetadata() {
        return new GlobalMetadata(legacy, components, composables);
    }

    @Override
    public List<SnapshotIndex> indices() {
        return indices.entrySet().stream()
                .map(entry -> (SnapshotIndex) new FixtureIndex(entry.getKey(), entry.getValue()))
                .toList();
    }

    private record FixtureIndex(String name, IndexMetadata metadata) implements SnapshotIndex {
        @Override
        public List<SnapshotShard> shards() {
            return List.of();
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
