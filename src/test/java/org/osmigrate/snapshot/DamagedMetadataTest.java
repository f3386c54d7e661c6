package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.storage.ObjectStore;

/**
 * Whatever happens to a metadata blob of any era: a typed failure that names the blob, or what was read before. Where a
 * blob has no checksum, as all of Elasticsearch 1 and the list of any other, a flipped bit in a text cannot be seen; then
 * there is at least no other exception, and a list never leads to other metadata.
 */
class DamagedMetadataTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final List<String> SNAPSHOTS = List.of("snap-1", "snap-2");

    @TempDir
    private Path copy;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elasticsearch-1.7.6",
                "compressed-elasticsearch-1.7.6",
                "elasticsearch-2.4.6",
                "elasticsearch-5.6.16",
                "elasticsearch-6.8.23",
                "elasticsearch-7.10.2",
                "elasticsearch-8.19.21",
                "elasticsearch-9.5.3",
                "opensearch-1.3.20",
                "opensearch-2.19.6",
                "opensearch-3.8.0"
            })
    void survivesDamageOfEveryMetadataBlob(String server) throws IOException {
        Path repository = GOLDEN.resolve(server).resolve("repo");
        for (Path blob : metadata(repository)) {
            Path target = copy.resolve(repository.relativize(blob));
            Files.createDirectories(target.getParent());
            Files.copy(blob, target);
        }
        Map<String, String> intact = new TreeMap<>();
        SNAPSHOTS.forEach(name -> intact.put(name, content(name)));
        Random random = new Random(server.hashCode());
        int failures = 0;
        List<Path> blobs = metadata(copy);
        for (Path blob : blobs) {
            byte[] bytes = Files.readAllBytes(blob);
            for (byte[] damaged : versions(bytes, random)) {
                Files.write(blob, damaged);
                failures += outcome(blob, bytes, intact);
            }
            Files.delete(blob);
            failures += outcome(blob, bytes, intact);
            Files.write(blob, bytes);
        }
        SNAPSHOTS.forEach(name -> assertThat(content(name)).isEqualTo(intact.get(name)));
        assertThat((long) failures).isGreaterThanOrEqualTo(2 * (blobs.size() - unread(blobs)));
    }

    /** What only servers read. */
    private static long unread(List<Path> blobs) {
        return blobs.stream()
                .map(blob -> blob.getFileName().toString())
                .filter(name -> name.startsWith("index") || name.startsWith("incompatible"))
                .count();
    }

    private int outcome(Path blob, byte[] bytes, Map<String, String> intact) {
        int failures = 0;
        for (String snapshot : SNAPSHOTS) {
            try {
                String content = content(snapshot);
                if (!isPlainOfFirst(blob)) {
                    assertThat(content).as("after damage of %s", blob).isEqualTo(intact.get(snapshot));
                }
            } catch (MigrationFailure e) {
                failures = 1;
                if (isChecksummed(bytes)) {
                    assertThat(e.what()).contains(copy.relativize(blob).toString());
                }
            }
        }
        return failures;
    }

    private static boolean isPlainOfFirst(Path blob) {
        String name = blob.getFileName().toString();
        return name.startsWith("snapshot-") || name.startsWith("metadata-");
    }

    private static boolean isChecksummed(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 0x3f && bytes[1] == (byte) 0xd7;
    }

    private static List<byte[]> versions(byte[] intact, Random random) {
        byte[] flipped = intact.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        byte[] other = intact.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return List.of(flipped, other, Arrays.copyOf(intact, random.nextInt(intact.length)));
    }

    private String content(String name) {
        List<Object> content = new ArrayList<>();
        try (ObjectStore store = ObjectStore.open(copy.toString())) {
            Snapshot snapshot = SnapshotRepository.open(store).snapshot(name);
            content.add(snapshot.uuid()
                    + snapshot.version()
                    + new TreeMap<>(snapshot.globalMetadata().legacyTemplates())
                    + new TreeMap<>(snapshot.globalMetadata().indexTemplates()));
            for (SnapshotIndex index : snapshot.indices()) {
                IndexMetadata metadata = index.metadata();
                content.add(index.name() + metadata.settings() + metadata.types() + new TreeMap<>(metadata.aliases()));
                index.shards().forEach(shard -> content.add(files(shard)));
            }
        }
        return content.toString();
    }

    private static String files(SnapshotShard shard) {
        try (Directory directory = shard.directory()) {
            StringBuilder files = new StringBuilder();
            for (String file : directory.listAll()) {
                files.append(file).append(directory.fileLength(file)).append(' ');
            }
            return files.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> metadata(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("__"))
                    .sorted()
                    .toList();
        }
    }
}
