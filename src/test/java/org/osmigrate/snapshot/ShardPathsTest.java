package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.storage.ObjectStore;

/** Repositories whose shards lie in hashed folders, made by OpenSearch 3.8.0. */
class ShardPathsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"prefix", "infix"})
    void findsShardsInHashedFolders(String kind) throws IOException {
        assertThat(files(GOLDEN.resolve("hashed-" + kind + "-opensearch-3.8.0/repo")))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefix", "infix"})
    void computesTheFoldersWhereTheListOfThemIsGone(String kind) throws IOException {
        copy(kind);
        try (Stream<Path> lists = Files.list(copy.resolve("snapshot_shard_paths"))) {
            for (Path list : lists.toList()) {
                Files.delete(list);
            }
        }

        assertThat(files(copy)).isEqualTo(3);
    }

    @Test
    void namesAListOfFoldersThatIsOfAnotherIndex() throws IOException {
        copy("infix");
        Path list = copy.resolve("snapshot_shard_paths/snapshot_path_XHQPqcV1Sd2RXkEsPmuo5g.abc.3.2.1");
        Files.writeString(list, Files.readString(list).replace("PmUo5g/1/", "x").replace("/1/\"", "/2/\""));

        assertThatThrownBy(() -> files(copy))
                .isInstanceOf(CorruptSnapshot.class)
                .hasMessageContaining("snapshot_path_XHQPqcV1Sd2RXkEsPmuo5g")
                .hasMessageContaining("shard 1");
    }

    @Test
    void refusesFoldersThatLieOutsideOfTheRepository() throws IOException {
        copy("prefix");
        Path list = copy.resolve("snapshot_shard_paths/snapshot_path_UAOFybwXRm61l3GXEi0F8Q.abc.3.1.1");
        Files.writeString(list, Files.readString(list).replace("/indices/", "/base/path/indices/"));

        assertThatThrownBy(() -> files(copy))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("base/path")
                .hasMessageContaining("index abc");
    }

    @Test
    void takesThePartOfAPathThatIsInTheRepository() throws IOException {
        copy("infix");
        Path list = copy.resolve("snapshot_shard_paths/snapshot_path_XHQPqcV1Sd2RXkEsPmuo5g.abc.3.2.1");
        Files.writeString(list, Files.readString(list).replaceAll("\"(\\w\\d{14}/indices)", "\"base/path/$1"));

        assertThat(Files.readString(list)).contains("base/path");
        assertThat(files(copy)).isEqualTo(3);
    }

    @Test
    void refusesAWayOfHashingThatItDoesNotKnow() {
        try (ObjectStore store = ObjectStore.open(copy.toString())) {
            ShardPaths paths =
                    new ShardPaths(new RepositoryBlobs(store), "abc", new Catalogue.Folder("id", Set.of(), 9));
            assertThatThrownBy(() -> paths.of(1))
                    .isInstanceOf(UnsupportedFormat.class)
                    .hasMessageContaining("shard_path_type 9");
        }
    }

    private static int files(Path repository) throws IOException {
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            List<SnapshotShard> shards = SnapshotRepository.open(store)
                    .snapshot("s1")
                    .indices()
                    .getFirst()
                    .shards();
            for (SnapshotShard shard : shards) {
                assertThat(ShardFilesTest.check((StoredShard) shard)).isPositive();
            }
            return shards.size();
        }
    }

    private void copy(String kind) throws IOException {
        Path repository = GOLDEN.resolve("hashed-" + kind + "-opensearch-3.8.0/repo");
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(repository.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
