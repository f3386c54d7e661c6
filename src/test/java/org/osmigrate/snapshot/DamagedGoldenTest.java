package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.lucene.FieldValue;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.lucene.ValueFields;
import org.osmigrate.storage.ObjectStore;

/**
 * Blobs of every golden repository, damaged: a typed failure or exactly what is right, doc values included where they are read.
 * Each repository has its seed, and so its choice of blobs. Elasticsearch 1 keeps lists without checksums: there another index
 * may be named, but nothing fails otherwise.
 */
class DamagedGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final int BLOBS = 8;
    private static final ValueFields ALL = new ValueFields(Set.of(), Set.of(""));

    @TempDir
    private Path copy;

    /** It has the files of some of its indices alone. */
    private static final String PARTLY_THERE = "elasticsearch-9.5.3-sourceless";

    static Stream<String> repositories() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders
                    .filter(folder -> Files.isDirectory(folder.resolve("repo")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(PARTLY_THERE))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void failsTypedOrReadsWhatIsThere(String name) throws IOException {
        Path repository = GOLDEN.resolve(name).resolve("repo");
        List<Path> blobs = new ArrayList<>(copied(repository));
        Map<String, String> intact = documents();
        Random random = new Random(name.hashCode());
        Collections.shuffle(blobs, random);
        for (Path blob : blobs.subList(0, Math.min(BLOBS, blobs.size()))) {
            byte[] bytes = Files.readAllBytes(blob);
            for (byte[] damaged : damaged(bytes, random)) {
                Files.write(blob, damaged);
                check(name, blob, intact);
            }
            Files.write(blob, bytes);
        }
        assertThat(documents()).isEqualTo(intact);
    }

    private void check(String name, Path blob, Map<String, String> intact) {
        try {
            Map<String, String> found = documents();
            if (!name.contains("elasticsearch-1.")) {
                assertThat(found).as(blob.toString()).isEqualTo(intact);
            }
        } catch (MigrationFailure e) {
            assertThat(e.what()).as(blob.toString()).isNotBlank();
        }
    }

    private static List<byte[]> damaged(byte[] intact, Random random) {
        byte[] flipped = intact.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return List.of(flipped, Arrays.copyOf(intact, random.nextInt(Math.max(1, intact.length))));
    }

    private Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        try (ObjectStore store = ObjectStore.open(copy.toString())) {
            SnapshotRepository repository = SnapshotRepository.open(store);
            for (String snapshot : repository.names()) {
                for (SnapshotIndex index :
                        repository.snapshot(snapshot, Incomplete.ALLOW_PARTIAL).indices()) {
                    index.metadata();
                    index.shards().forEach(shard -> read(snapshot, shard, documents));
                }
            }
        }
        return documents;
    }

    private static void read(String snapshot, SnapshotShard shard, Map<String, String> documents) {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : segments(directory, shard)) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> {
                    String key = String.join(" ", snapshot, shard.index(), document.type(), document.id());
                    documents.put(key, text(document));
                    return true;
                });
            }
        } catch (UnsupportedFormat refused) {
            documents.put(snapshot + " " + shard.index(), "refused");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Doc values before Lucene 8 are not read as a whole. */
    private static List<SegmentDocuments> segments(Directory directory, SnapshotShard shard) {
        try {
            return ShardDocuments.open(directory, shard.index(), ALL).segments();
        } catch (UnsupportedFormat old) {
            return ShardDocuments.open(directory, shard.index()).segments();
        }
    }

    private static String text(SourceDocument document) {
        StringBuilder text = new StringBuilder(document.routing());
        text.append(StandardCharsets.ISO_8859_1.decode(document.source().duplicate()));
        document.values().docValues().forEach((field, values) -> {
            text.append(field);
            values.forEach(value -> text.append(
                    value instanceof FieldValue.Bytes(byte[] bytes) ? Arrays.toString(bytes) : value.toString()));
        });
        return text.toString();
    }

    private List<Path> copied(Path repository) throws IOException {
        List<Path> blobs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path blob : files.filter(Files::isRegularFile).sorted().toList()) {
                Path target = copy.resolve(repository.relativize(blob));
                Files.createDirectories(target.getParent());
                Files.copy(blob, target);
                blobs.add(target);
            }
        }
        return blobs;
    }
}
