package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.storage.ObjectStore;

/** Every file of every shard: there under its name, as long as listed, with the checksum that the list gives. */
class ShardFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> snapshots() {
        return SnapshotMetadataTest.servers();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void yieldsTheFilesOfEveryShard(String server, String name) throws IOException {
        int files = 0;
        int shards = 0;
        try (ObjectStore store =
                ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString())) {
            RepositoryBlobs blobs = new RepositoryBlobs(store);
            for (SnapshotIndex index :
                    SnapshotRepository.open(store).snapshot(name).indices()) {
                for (SnapshotShard shard : index.shards()) {
                    shards++;
                    files += check((StoredShard) shard);
                }
            }
            assertThat(blobs.names("")).isNotEmpty();
        }
        assertThat(shards).isEqualTo(shards(server, name));
        assertThat(files).isGreaterThan(shards);
    }

    static int check(StoredShard shard) throws IOException {
        JsonNode listed = shard.snapshot().shard(shard.folder()).json().path("files");
        try (Directory directory = shard.directory()) {
            assertThat(directory.listAll()).hasSize(listed.size());
            assertThat(Arrays.stream(directory.listAll()).filter(file -> file.startsWith("segments_")))
                    .hasSize(1);
            for (JsonNode file : listed) {
                check(directory, file);
            }
        }
        return listed.size();
    }

    /** Only empty commits of Elasticsearch 1 have no checksum listed. */
    private static void check(Directory directory, JsonNode file) throws IOException {
        String name = file.path("physical_name").asText();
        assertThat(directory.fileLength(name)).isEqualTo(file.path("length").asLong());
        try (IndexInput input = directory.openInput(name, IOContext.DEFAULT)) {
            assertThat(input.length()).isEqualTo(file.path("length").asLong());
            if (file.has("checksum")) {
                long checksum = CodecUtil.checksumEntireFile(input);
                assertThat(Long.toString(checksum, Character.MAX_RADIX))
                        .as(name)
                        .isEqualTo(file.path("checksum").asText());
            } else {
                assertThat(name).startsWith("segments_");
            }
        }
    }

    private static int shards(String server, String name) throws IOException {
        JsonNode all = JSON.readTree(
                GOLDEN.resolve(server).resolve("server/snapshots.json").toFile());
        for (JsonNode snapshot : all.path("snapshots")) {
            if (snapshot.path("snapshot").asText().equals(name)) {
                return snapshot.path("shards").path("total").asInt();
            }
        }
        throw new AssertionError(name);
    }
}
