package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.storage.ObjectStore;

class SnapshotMetadataTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "elasticsearch-7.10.2, ES 7.10.2",
        "elasticsearch-8.19.21, ES 8.11.0",
        "elasticsearch-9.5.3, ES 9.0.0",
        "opensearch-2.19.6, OS 2.19.6",
        "opensearch-3.8.0, OS 3.8.0"
    })
    void knowsWhoTookASnapshot(String server, String version) {
        try (ObjectStore store = open(server)) {
            SnapshotRepository repository = SnapshotRepository.open(store);

            assertThat(repository.snapshots())
                    .extracting(SnapshotSummary::name)
                    .containsExactlyInAnyOrder("snap-1", "snap-2");
            assertThat(repository.snapshot("snap-2").version()).hasToString(version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elasticsearch-7.10.2",
                "elasticsearch-8.19.21",
                "elasticsearch-9.5.3",
                "opensearch-2.19.6",
                "opensearch-3.8.0"
            })
    void readsMappingsAndAliasesAsTheServerAnsweredThem(String server) throws IOException {
        JsonNode mappings = server(server, "mappings");
        JsonNode aliases = server(server, "aliases");
        try (ObjectStore store = open(server)) {
            for (SnapshotIndex index :
                    SnapshotRepository.open(store).snapshot("snap-2").indices()) {
                IndexMetadata metadata = index.metadata();
                assertThat(metadata.mappings())
                        .as(index.name())
                        .isEqualTo(mappings.path(index.name()).path("mappings"));
                assertThat(JSON.valueToTree(metadata.aliases()).<JsonNode>deepCopy())
                        .as(index.name())
                        .isEqualTo(aliases.path(index.name()).path("aliases"));
                assertThat(metadata.open()).isTrue();
                assertThat(index.shards()).hasSize(metadata.shards());
            }
        }
    }

    @Test
    void readsTemplatesAsTheyArePut() throws IOException {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            GlobalMetadata global =
                    SnapshotRepository.open(store).snapshot("snap-2").globalMetadata();

            assertThat(global.legacyTemplates().get("logs-legacy").path("mappings"))
                    .isEqualTo(server("elasticsearch-7.10.2", "templates")
                            .path("logs-legacy")
                            .path("mappings"));
            assertThat(global.indexTemplates()).containsKey("metrics");
            assertThat(global.componentTemplates()).containsKeys("base-settings", "metric-mappings");
            assertThat(global.componentTemplates()
                            .get("metric-mappings")
                            .path("template")
                            .path("mappings")
                            .path("properties")
                            .isObject())
                    .isTrue();
        }
    }

    @Test
    void findsAnIndexThatFellOutOfTheListOfSnapshots() throws IOException {
        Path repository = GOLDEN.resolve("elasticsearch-7.10.2").resolve("repo");
        try (Stream<Path> files = Files.list(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path list = folder.resolve("index-1");
        String json = Files.readString(list);
        String uuid = "7943MCyjRmGehZiWheTu6A";
        int at = json.indexOf(uuid, json.indexOf("\"products\":"));
        Files.writeString(list, json.substring(0, at) + "X" + json.substring(at + 1));

        try (ObjectStore store = ObjectStore.open(folder.toString())) {
            assertThatThrownBy(() -> SnapshotRepository.open(store).snapshot("snap-2"))
                    .isInstanceOf(CorruptSnapshot.class)
                    .hasMessageContaining("products");
        }
    }

    @Test
    void namesTheSnapshotsThereAre() {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            SnapshotRepository repository = SnapshotRepository.open(store);

            assertThatThrownBy(() -> repository.snapshot("nope"))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("nope")
                    .hasMessageContaining("snap-1, snap-2");
        }
    }

    @Test
    void saysThatAFolderIsNoRepository() throws IOException {
        try (ObjectStore store = ObjectStore.open(folder.toString())) {
            assertThatThrownBy(() -> SnapshotRepository.open(store))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("index-N");
        }
        Files.writeString(folder.resolve("index"), "{}");
        try (ObjectStore store = ObjectStore.open(folder.toString())) {
            assertThatThrownBy(() -> SnapshotRepository.open(store)).isInstanceOf(UnsupportedVersion.class);
        }
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toUri().toString());
    }

    private static JsonNode server(String server, String what) throws IOException {
        return JSON.readTree(
                GOLDEN.resolve(server).resolve("server").resolve(what + ".json").toFile());
    }
}
