package org.osmigrate.reconstruct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.store.Directory;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** The documents of an index of a golden repository, rebuilt: sources, or the causes why there is none. */
record GoldenSources(Map<String, JsonNode> sources, Map<String, String> causes) {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    static GoldenSources of(
            String repository, String snapshot, String name, Function<Reconstruction, SourceBuilder> builder)
            throws IOException {
        GoldenSources found = new GoldenSources(new TreeMap<>(), new TreeMap<>());
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(repository).resolve("repo").toString())) {
            SnapshotIndex index = SnapshotRepository.open(store).snapshot(snapshot).indices().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Reconstruction reconstruction = reconstruction(index);
            for (SnapshotShard shard : index.shards()) {
                found.read(shard, reconstruction, builder.apply(reconstruction));
            }
        }
        return found;
    }

    private static Reconstruction reconstruction(SnapshotIndex index) {
        return Reconstruction.of(index.metadata().settings(), index.metadata().mappings())
                .orElseThrow();
    }

    private void read(SnapshotShard shard, Reconstruction reconstruction, SourceBuilder builder) throws IOException {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, shard.index(), reconstruction.values())
                    .segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> add(document, builder));
            }
        }
    }

    private boolean add(SourceDocument document, SourceBuilder builder) {
        try {
            sources.put(document.id(), tree(builder.source(document)));
        } catch (NotRebuilt e) {
            causes.put(document.id(), e.getMessage());
        }
        return true;
    }

    /** What was sent. */
    static Map<String, JsonNode> expected(String repository, String index) throws IOException {
        return expected(repository, index, "source");
    }

    /** A part of what the file of expected documents says of each. */
    static Map<String, JsonNode> expected(String repository, String index, String part) throws IOException {
        Map<String, JsonNode> expected = new TreeMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve(repository).resolve("expected.ndjson"))) {
            JsonNode node = JSON.readTree(line);
            if (node.path("index").asText().equals(index)) {
                expected.put(node.path("id").asText(), node.path(part));
            }
        }
        return expected;
    }

    private static JsonNode tree(ByteBuffer json) {
        try {
            return JSON.readTree(StandardCharsets.UTF_8.decode(json.duplicate()).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
