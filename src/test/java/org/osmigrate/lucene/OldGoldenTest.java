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
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** Every document that a real Elasticsearch 1 to 6 had live in a snapshot, under its type, and nothing else. */
class OldGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> snapshots() {
        return Stream.of("elasticsearch-1.7.6", "elasticsearch-2.4.6", "elasticsearch-5.6.16", "elasticsearch-6.8.23")
                .flatMap(server -> Stream.of(
                        Arguments.of(server, "snap-1", "expected-snap-1.ndjson"),
                        Arguments.of(server, "snap-2", "expected.ndjson")));
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void yieldsExactlyTheLiveDocuments(String server, String snapshot, String expected) throws IOException {
        Path folder = GOLDEN.resolve(server);

        assertThat(documents(folder.resolve("repo"), snapshot)).isEqualTo(expected(folder.resolve(expected)));
    }

    private static Map<String, JsonNode> documents(Path repository, String snapshot) throws IOException {
        Map<String, JsonNode> documents = new HashMap<>();
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            for (SnapshotIndex index :
                    SnapshotRepository.open(store).snapshot(snapshot).indices()) {
                for (SnapshotShard shard : index.shards()) {
                    read(shard, documents);
                }
            }
        }
        return documents;
    }

    private static void read(SnapshotShard shard, Map<String, JsonNode> documents) throws IOException {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment :
                    ShardDocuments.open(directory, shard.index()).segments()) {
                segment.verifyChecksums();
                segment.readWithVersions(0, segment.maxDoc(), document -> add(shard.index(), document, documents));
            }
        }
    }

    private static boolean add(String index, SourceDocument document, Map<String, JsonNode> documents) {
        String key = String.join(" ", index, document.type(), document.id());
        JsonNode source = document.hasSource() ? tree(text(document)) : NullNode.getInstance();
        JsonNode value = JSON.createObjectNode()
                .put("routing", document.routing())
                .put("parent", document.parent())
                .put("version", document.version())
                .put("ordered", document.seqNo() >= 0 && document.primaryTerm() == 1)
                .set("source", source);
        assertThat(documents.put(key, value)).as("%s is there twice", key).isNull();
        return true;
    }

    private static Map<String, JsonNode> expected(Path file) throws IOException {
        int era = Integer.parseInt(file.toString().replaceAll(".*elasticsearch-(\\d).*", "$1"));
        Map<String, JsonNode> documents = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            String type = era < 6 ? node.path("type").asText() : "";
            String key = String.join(
                    " ", node.path("index").asText(), type, node.path("id").asText());
            documents.put(key, expected(node, era));
        }
        return documents;
    }

    /** A child is routed by its parent. Elasticsearch 6 orders changes. */
    private static JsonNode expected(JsonNode node, int era) {
        String parent = node.path("parent").asText("");
        return JSON.createObjectNode()
                .put("routing", node.path("routing").asText(parent))
                .put("parent", era < 5 ? parent : "")
                .put("version", version(node))
                .put("ordered", era >= 6)
                .set("source", node.path("source"));
    }

    /** The second snapshot holds documents that were written a second time, and one that was deleted in between. */
    private static long version(JsonNode node) {
        if (node.path("source").path("title").asText().equals("back again")) {
            return 3;
        }
        if (node.path("index").asText().equals("routed")) {
            return node.path("source").path("n").asInt() >= 1000 ? 2 : 1;
        }
        return node.path("source").has("rev") ? 2 : 1;
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
