package org.osmigrate.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** Every document that a real server had live in a snapshot, and nothing else, of every era this version reads. */
class GoldenRepositoryTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> snapshots() {
        Stream<Arguments> both = Stream.of(
                        "elasticsearch-7.10.2",
                        "elasticsearch-8.19.21",
                        "elasticsearch-9.5.3",
                        "opensearch-1.3.20",
                        "opensearch-2.19.6",
                        "opensearch-3.8.0")
                .flatMap(server -> Stream.of(
                        Arguments.of(server, "snap-1", "expected-snap-1.ndjson"),
                        Arguments.of(server, "snap-2", "expected.ndjson")));
        Stream<Arguments> single = Stream.of(
                        "elasticsearch-8.19.21-zstd",
                        "elasticsearch-9.5.3-zstd",
                        "opensearch-2.9.0-zstd",
                        "opensearch-2.19.6-knn")
                .map(server -> Arguments.of(server, "snap-1", "expected.ndjson"));
        return Stream.concat(both, single);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void yieldsExactlyTheLiveDocuments(String server, String name, String expected) throws IOException {
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString())) {
            Snapshot snapshot = SnapshotRepository.open(store).snapshot(name);

            assertThat(documents(snapshot))
                    .isEqualTo(expected(GOLDEN.resolve(server).resolve(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void yieldsTheSameDocumentsFromAnyDocumentOn(String server, String name, String expected) throws IOException {
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString())) {
            for (SnapshotIndex index : indices(SnapshotRepository.open(store).snapshot(name))) {
                for (SnapshotShard shard : index.shards()) {
                    readInTwoParts(shard);
                }
            }
        }
        assertThat(expected).isNotEmpty();
    }

    /** But for those whose sources were not stored as they came, which are refused. */
    private static List<SnapshotIndex> indices(Snapshot snapshot) {
        return snapshot.indices().stream()
                .filter(index -> !index.name().endsWith("-derived"))
                .toList();
    }

    private static void readInTwoParts(SnapshotShard shard) throws IOException {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, shard.index()).segments()) {
                StringBuilder whole = new StringBuilder();
                segment.read(0, segment.maxDoc(), document -> append(whole, document));
                int middle = segment.maxDoc() / 2;
                StringBuilder parts = new StringBuilder();
                segment.read(0, middle, document -> append(parts, document));
                segment.read(middle, segment.maxDoc(), document -> append(parts, document));
                assertThat(parts.toString()).isEqualTo(whole.toString());
            }
        }
    }

    private static boolean append(StringBuilder to, SourceDocument document) {
        to.append(document.doc()).append(document.id()).append(text(document));
        return true;
    }

    private static Map<String, JsonNode> documents(Snapshot snapshot) throws IOException {
        Map<String, JsonNode> documents = new HashMap<>();
        for (SnapshotIndex index : indices(snapshot)) {
            for (SnapshotShard shard : index.shards()) {
                read(shard, documents);
            }
        }
        return documents;
    }

    private static void read(SnapshotShard shard, Map<String, JsonNode> documents) throws IOException {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, shard.index() + "[" + shard.number() + "]")
                    .segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> add(shard.index(), document, documents));
            }
        }
    }

    private static boolean add(String index, SourceDocument document, Map<String, JsonNode> documents) {
        String key = index + " " + document.id();
        JsonNode value = JSON.createObjectNode()
                .put("routing", document.routing())
                .set("source", document.hasSource() ? tree(text(document)) : NullNode.getInstance());
        assertThat(documents.put(key, value)).as("%s is there twice", key).isNull();
        return true;
    }

    private static Map<String, JsonNode> expected(Path file) throws IOException {
        Map<String, JsonNode> documents = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            documents.put(
                    node.path("index").asText() + " " + node.path("id").asText(),
                    JSON.createObjectNode()
                            .put(
                                    "routing",
                                    node.path("routing").isNull()
                                            ? ""
                                            : node.path("routing").asText())
                            .set("source", node.path("source")));
        }
        return documents;
    }

    private static String text(SourceDocument document) {
        return StandardCharsets.UTF_8.decode(document.source().duplicate()).toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
