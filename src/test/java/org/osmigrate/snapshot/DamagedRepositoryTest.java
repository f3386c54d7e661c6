package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.storage.ObjectStore;

/** Whatever happens to a blob: a typed failure, or exactly the right documents; never others, never another exception. */
class DamagedRepositoryTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-7.10.2", "opensearch-3.8.0"})
    void survivesDamageOfEveryBlob(String server) throws IOException {
        Path repository = GOLDEN.resolve(server).resolve("repo");
        copyTo(repository);
        Map<String, String> expected = documents(copy);
        Random random = new Random(server.hashCode());
        int failures = 0;
        for (Path blob : blobs(repository)) {
            byte[] intact = Files.readAllBytes(blob);
            Path damaged = copy.resolve(repository.relativize(blob));
            for (byte[] version : versions(intact, random)) {
                Files.write(damaged, version);
                failures += outcome(expected);
            }
            Files.delete(damaged);
            failures += outcome(expected);
            Files.write(damaged, intact);
        }
        assertThat(documents(copy)).isEqualTo(expected);
        assertThat(failures).isGreaterThan(100);
    }

    @Test
    void namesTheBlobThatIsTruncated() throws IOException {
        Path repository = GOLDEN.resolve("elasticsearch-7.10.2").resolve("repo");
        copyTo(repository);
        Path largest = blobs(copy).stream()
                .filter(blob -> blob.getFileName().toString().startsWith("__"))
                .max(java.util.Comparator.comparingLong(blob -> blob.toFile().length()))
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(largest);
        Files.write(largest, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(failure()).contains(largest.getFileName().toString()).contains("bytes long instead of");
    }

    private String failure() {
        try {
            documents(copy);
            return "no failure";
        } catch (MigrationFailure e) {
            return e.getMessage();
        }
    }

    private int outcome(Map<String, String> expected) {
        try {
            assertThat(documents(copy)).isEqualTo(expected);
            return 0;
        } catch (MigrationFailure e) {
            assertThat(e.what()).isNotBlank();
            return 1;
        }
    }

    private static List<byte[]> versions(byte[] intact, Random random) {
        return Stream.of(
                        flipped(intact, random),
                        flipped(intact, random),
                        flipped(intact, random),
                        java.util.Arrays.copyOf(intact, intact.length - 1),
                        java.util.Arrays.copyOf(intact, random.nextInt(Math.max(1, intact.length))),
                        new byte[0])
                .toList();
    }

    private static byte[] flipped(byte[] intact, Random random) {
        byte[] bytes = intact.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static Map<String, String> documents(Path repository) {
        Map<String, String> documents = new TreeMap<>();
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            Snapshot snapshot = SnapshotRepository.open(store).snapshot("snap-2");
            snapshot.globalMetadata();
            for (SnapshotIndex index : snapshot.indices()) {
                index.shards().forEach(shard -> read(shard, documents));
            }
        }
        return documents;
    }

    private static void read(SnapshotShard shard, Map<String, String> documents) {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, shard.index() + "[" + shard.number() + "]")
                    .segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> add(shard, document, documents));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean add(SnapshotShard shard, SourceDocument document, Map<String, String> documents) {
        documents.put(
                shard.index() + " " + document.id(),
                document.routing() + " "
                        + StandardCharsets.UTF_8.decode(document.source().duplicate()));
        return true;
    }

    private void copyTo(Path repository) throws IOException {
        for (Path blob : blobs(repository)) {
            Path target = copy.resolve(repository.relativize(blob));
            Files.createDirectories(target.getParent());
            Files.copy(blob, target);
        }
    }

    private static List<Path> blobs(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
