package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.transform.FlatSettings;
import org.osmigrate.version.Flavour;

class SnapshotMetadataTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    static Stream<Arguments> servers() {
        return Stream.of(
                        "ES 1.7.6",
                        "compressed-ES 1.7.6",
                        "ES 2.4.6",
                        "ES 5.6.16",
                        "ES 6.8.23",
                        "ES 7.10.2",
                        "ES 8.19.21",
                        "ES 9.5.3",
                        "OS 1.3.20",
                        "OS 2.19.6",
                        "OS 3.8.0")
                .map(text -> text.replace("ES ", "elasticsearch-").replace("OS ", "opensearch-"))
                .flatMap(server -> Stream.of(Arguments.of(server, "snap-1"), Arguments.of(server, "snap-2")));
    }

    @ParameterizedTest
    @CsvSource({
        "elasticsearch-1.7.6, ES 1.7.6",
        "compressed-elasticsearch-1.7.6, ES 1.7.6",
        "elasticsearch-2.4.6, ES 2.4.6",
        "elasticsearch-5.6.16, ES 5.6.16",
        "elasticsearch-6.8.23, ES 6.8.23",
        "elasticsearch-7.10.2, ES 7.10.2",
        "elasticsearch-8.19.21, ES 8.11.0",
        "elasticsearch-9.5.3, ES 9.0.0",
        "opensearch-1.3.20, OS 1.3.20",
        "opensearch-2.19.6, OS 2.19.6",
        "opensearch-3.8.0, OS 3.8.0"
    })
    void knowsWhoTookASnapshot(String server, String version) {
        try (ObjectStore store = open(server)) {
            SnapshotRepository repository = SnapshotRepository.open(store);

            assertThat(repository.names()).containsExactly("snap-1", "snap-2");
            assertThat(repository.snapshots())
                    .extracting(
                            SnapshotSummary::state, summary -> summary.version().toString())
                    .containsExactly(tuple("SUCCESS", version), tuple("SUCCESS", version));
            assertThat(repository.snapshots()).extracting(SnapshotSummary::uuid).doesNotHaveDuplicates();
            assertThat(repository.snapshot("snap-2").version()).hasToString(version);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsMappingsOfEveryTypeAsTheServerAnsweredThem(String server, String name) throws IOException {
        JsonNode mappings = server(server, "mappings");
        try (ObjectStore store = open(server)) {
            Snapshot snapshot = SnapshotRepository.open(store).snapshot(name);
            boolean typed = snapshot.version().flavour() == Flavour.ELASTICSEARCH
                    && snapshot.version().major() < 7;
            assertThat(snapshot.indices()).extracting(SnapshotIndex::name).containsAll(fieldNames(mappings));
            for (SnapshotIndex index : snapshot.indices()) {
                IndexMetadata metadata = index.metadata();
                JsonNode answered = mappings.path(index.name()).path("mappings");
                assertThat(typed ? JSON.valueToTree(metadata.types().byType()) : metadata.mappings())
                        .as(index.name())
                        .isEqualTo(answered.isMissingNode() ? JSON.createObjectNode() : answered);
                if (metadata.types().names().size() == 1) {
                    String type = metadata.types().names().getFirst();
                    assertThat(metadata.mappings()).isEqualTo(typed ? answered.path(type) : answered);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void readsSettingsAndAliasesAsTheServerAnsweredThem(String server, String name) throws IOException {
        JsonNode settings = server(server, "settings");
        JsonNode aliases = server(server, "aliases");
        try (ObjectStore store = open(server)) {
            for (SnapshotIndex index :
                    SnapshotRepository.open(store).snapshot(name).indices()) {
                IndexMetadata metadata = index.metadata();
                assertThat(withoutNames(metadata.settings()))
                        .as(index.name())
                        .isEqualTo(withoutNames(
                                FlatSettings.of(settings.path(index.name()).path("settings"))));
                assertThat(JSON.valueToTree(metadata.aliases()).<JsonNode>deepCopy())
                        .as(index.name())
                        .isEqualTo(aliases.path(index.name()).path("aliases"));
                assertThat(metadata.open()).isTrue();
                assertThat(index.shards()).hasSize(metadata.shards());
            }
        }
    }

    /** A server adds the name under which an index was asked for, and leaves private settings out. */
    private static ObjectNode withoutNames(ObjectNode settings) {
        return settings.deepCopy().remove(List.of("index.provided_name"));
    }

    @Test
    void namesTheTypesOfAnIndexThatHasSeveral() {
        try (ObjectStore store = open("elasticsearch-5.6.16")) {
            SnapshotIndex products = SnapshotRepository.open(store).snapshot("snap-2").indices().stream()
                    .filter(index -> index.name().equals("products"))
                    .findFirst()
                    .orElseThrow();

            assertThat(products.metadata().types().names()).containsExactly("product", "review");
            assertThatThrownBy(() -> products.metadata().mappings())
                    .isInstanceOf(UnsupportedFormat.class)
                    .hasMessageContaining("index products")
                    .hasMessageContaining("product, review");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elasticsearch-1.7.6",
                "compressed-elasticsearch-1.7.6",
                "elasticsearch-2.4.6",
                "elasticsearch-5.6.16",
                "elasticsearch-6.8.23"
            })
    void readsLegacyTemplatesOfTypes(String server) throws IOException {
        JsonNode templates = server(server, "templates");
        try (ObjectStore store = open(server)) {
            GlobalMetadata global =
                    SnapshotRepository.open(store).snapshot("snap-2").globalMetadata();

            assertThat(global.legacyTemplates().keySet()).containsAll(fieldNames(templates));
            for (String name : fieldNames(templates)) {
                ObjectNode body = global.legacyTemplates().get(name);
                JsonNode answered = templates.path(name);
                assertThat(JSON.valueToTree(global.legacyTypes().get(name).byType())
                                .<JsonNode>deepCopy())
                        .as(name)
                        .isEqualTo(answered.path("mappings"));
                assertThat(body.path("index_patterns").toString())
                        .isEqualTo(
                                answered.has("template")
                                        ? "[" + answered.path("template") + "]"
                                        : answered.path("index_patterns").toString());
                assertThat(body.has("template")).isFalse();
                assertThat(body.path("aliases")).isEqualTo(answered.path("aliases"));
                assertThat(FlatSettings.of(body.path("settings")))
                        .isEqualTo(FlatSettings.of(answered.path("settings")));
            }
            assertThat(global.legacyTemplates().get("logs-legacy").path("mappings"))
                    .isEqualTo(templates.path("logs-legacy").path("mappings").path("log"));
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
            assertThatThrownBy(() -> SnapshotRepository.open(store))
                    .isInstanceOf(CorruptSnapshot.class)
                    .hasMessageContaining("blob index of repository");
        }
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toUri().toString());
    }

    private static JsonNode server(String server, String what) throws IOException {
        return JSON.readTree(
                GOLDEN.resolve(server).resolve("server").resolve(what + ".json").toFile());
    }
}
