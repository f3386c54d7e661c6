package org.osmigrate.reconstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.snapshot.TypeTargets;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.ObjectStore;

/** Children of real servers find their parents, of which Elasticsearch keeps the ids in one way or another. */
class JoinedSourcesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PARENTS =
            Map.of("child", "parent", "branch", "country", "employee", "branch");

    @ParameterizedTest
    @CsvSource({
        "elasticsearch-1.7.6, snap-2, family",
        "elasticsearch-2.4.6, snap-2, family",
        "elasticsearch-5.6.16, snap-2, family",
        "elasticsearch-5.6.16-parents, snap-1, kin"
    })
    void saySourceAndParent(String repository, String snapshot, String index) throws IOException {
        Map<String, JsonNode> expected = expected(repository, index);

        assertThat(joined(repository, snapshot, index)).isEqualTo(expected);
        assertThat(expected.toString()).contains("\"parent\":");
    }

    @Test
    void aDocumentOfAnotherTypeStaysAsItIs() throws Exception {
        assertThat(text(sources().of(document("note", "", "{ \"a\":1}")))).isEqualTo("{ \"a\":1}");
    }

    @Test
    void aChildWithoutAParentIsNotSent() {
        assertThatThrownBy(() -> sources().of(document("child", "", "{}")))
                .isInstanceOf(NotRebuilt.class)
                .hasMessageContaining("the id of its parent (parent) is not kept");
    }

    @Test
    void aSourceThatHasSuchAMemberIsNotSent() {
        assertThatThrownBy(() -> sources().of(document("parent", "", "{\"kin\":1}")))
                .isInstanceOf(NotRebuilt.class)
                .hasMessageContaining("has a member kin");
    }

    private static Sources sources() throws IOException {
        JsonNode mappings =
                JSON.readTree("{\"properties\":{\"kin\":{\"type\":\"join\",\"relations\":{\"parent\":[\"child\"]}}}}");
        return SourceReading.of(JSON.createObjectNode(), (ObjectNode) mappings, false, "kin")
                .begin();
    }

    private static SourceDocument document(String type, String parent, String source) {
        ByteBuffer bytes = ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8));
        return new SourceDocument(0, "1", type, "", parent, -1, -1, -1, bytes, FieldValues.NONE);
    }

    private static Map<String, JsonNode> joined(String repository, String snapshot, String name) throws IOException {
        Map<String, JsonNode> found = new TreeMap<>();
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(repository).resolve("repo").toString())) {
            SnapshotIndex index = TypedSnapshot.of(
                            SnapshotRepository.open(store).snapshot(snapshot),
                            name::equals,
                            MultiType.MERGE,
                            "kin",
                            TypeTargets.UNSAID)
                    .indices()
                    .stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            SourceReading reading = SourceReading.of(
                    index.metadata().settings(), index.metadata().mappings(), false, index.joinField());
            for (SnapshotShard shard : index.shards()) {
                read(shard, reading, found);
            }
        }
        return found;
    }

    private static void read(SnapshotShard shard, SourceReading reading, Map<String, JsonNode> found)
            throws IOException {
        Sources sources = reading.begin();
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, shard.index(), reading.values())
                    .segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> {
                    try {
                        String text = text(sources.of(document));
                        return found.put(document.id(), JSON.readTree(text)) == null;
                    } catch (NotRebuilt | IOException e) {
                        throw new AssertionError(document.id(), e);
                    }
                });
            }
        }
    }

    private static Map<String, JsonNode> expected(String repository, String index) throws IOException {
        Map<String, JsonNode> expected = new TreeMap<>();
        List<String> lines = Files.readAllLines(GOLDEN.resolve(repository).resolve("expected.ndjson"));
        for (String line : lines) {
            JsonNode node = JSON.readTree(line);
            if (node.path("index").asText().equals(index)) {
                ObjectNode source = node.path("source").deepCopy();
                String type = node.path("type").asText();
                if (!type.equals("note")) {
                    ObjectNode kin = source.putObject("kin").put("name", type);
                    if (PARENTS.containsKey(type)) {
                        kin.set("parent", node.path("parent"));
                    }
                }
                expected.put(node.path("id").asText(), source);
            }
        }
        return expected;
    }

    private static String text(ByteBuffer json) {
        return StandardCharsets.UTF_8.decode(json.duplicate()).toString();
    }
}
