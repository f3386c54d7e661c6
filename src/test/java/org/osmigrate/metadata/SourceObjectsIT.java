package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.Call;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.snapshot.ClusterObjects;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.storage.ObjectStore;

/** Pipelines, scripts, policies and settings of real sources: a snapshot and the cluster itself tell the same. */
class SourceObjectsIT {

    @TempDir
    private Path repository;

    @ParameterizedTest
    @ValueSource(strings = {"6.8.23", "9.5.3"})
    void aSnapshotAndItsClusterTellTheSame(String version) {
        try (Server server = Servers.elasticsearch(version).repo(repository).start();
                RecordingTarget source = new RecordingTarget(server.url())) {
            boolean whole = version.startsWith("6.");
            fill(source, whole);
            ClusterObjects live = new LiveSource(source, "snap", _ -> true).clusterObjects();
            ClusterObjects stored = stored();

            assertThat(stored.pipelines()).containsKey("mine").isEqualTo(live.pipelines());
            assertThat(stored.settings()).isEqualTo(live.settings());
            assertThat(stored.settings().get("action.auto_create_index").asText())
                    .isEqualTo("false");
            assertThat(stored.scripts()).isEqualTo(live.scripts());
            assertThat(stored.lifecyclePolicies()).isEqualTo(live.lifecyclePolicies());
            if (whole) {
                assertThat(stored.scripts().get("twice").path("source").asText())
                        .isEqualTo("return 2");
                assertThat(stored.scripts().get("search").path("lang").asText()).isEqualTo("mustache");
            }
            if (whole) {
                assertThat(stored.lifecyclePolicies()
                                .get("keep")
                                .at("/phases/delete/min_age")
                                .asText())
                        .isEqualTo("30d");
            }
        }
    }

    /** {@code whole}: a distribution with painless and lifecycle management. */
    private void fill(RecordingTarget source, boolean whole) {
        put(source, "{\"description\":\"d\",\"processors\":[]}", "_ingest", "pipeline", "mine");
        put(source, "{\"persistent\":{\"action.auto_create_index\":\"false\"}}", "_cluster", "settings");
        if (whole) {
            put(source, "{\"script\":{\"lang\":\"painless\",\"source\":\"return 2\"}}", "_scripts", "twice");
            put(
                    source,
                    "{\"script\":{\"lang\":\"mustache\",\"source\":{\"query\":{\"match_all\":{}}}}}",
                    "_scripts",
                    "search");
            put(source, """
                    {"policy":{"phases":{"hot":{"actions":{"rollover":{"max_age":"1d"}}},
                     "delete":{"min_age":"30d","actions":{"delete":{}}}}}}""", "_ilm", "policy", "keep");
        }
        put(source, "{\"type\":\"fs\",\"settings\":{\"location\":\"" + repository + "\"}}", "_snapshot", "r");
        source.json(Call.put("_snapshot", "r", "snap").with("wait_for_completion", "true"));
    }

    private static void put(RecordingTarget source, String body, String... path) {
        source.json(Call.put(path).with(FixtureSnapshot.json(body)));
    }

    private ClusterObjects stored() {
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            return SnapshotRepository.open(store).snapshot("snap").clusterObjects();
        }
    }
}
