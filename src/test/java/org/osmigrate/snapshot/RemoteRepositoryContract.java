package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.NotFound;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.storage.ObjectStore;

/** A repository of a real server, copied to where it is read remotely, is the one that it was. */
interface RemoteRepositoryContract {

    Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    /** Copies a repository to an empty place and opens it there; {@code folder} is for the test alone. */
    ObjectStore copyOf(Path repository, Path folder) throws IOException;

    @ParameterizedTest
    @ValueSource(
            strings = {"elasticsearch-7.10.2", "elasticsearch-8.19.21", "elasticsearch-9.5.3", "opensearch-2.19.6"})
    default void holdsTheSameDocuments(String server, @TempDir Path folder) throws IOException {
        Path repository = GOLDEN.resolve(server).resolve("repo");
        Map<String, String> expected;
        try (ObjectStore store = ObjectStore.open(repository.toString())) {
            expected = documents(store);
        }
        try (ObjectStore store = copyOf(repository, folder)) {
            assertThat(documents(store)).isEqualTo(expected).hasSizeGreaterThan(400);
        }
    }

    @Test
    default void anEmptyPlaceIsNoRepository(@TempDir Path folder) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (ObjectStore store = copyOf(empty, folder)) {
            assertThatThrownBy(() -> SnapshotRepository.open(store))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(store.location());
        }
    }

    private static Map<String, String> documents(ObjectStore store) {
        Map<String, String> documents = new TreeMap<>();
        Snapshot snapshot = SnapshotRepository.open(store).snapshot("snap-2");
        documents.put("global", snapshot.globalMetadata().toString());
        for (SnapshotIndex index : snapshot.indices()) {
            documents.put(index.name(), index.metadata().toString());
            index.shards().forEach(shard -> read(shard, documents));
        }
        return documents;
    }

    private static void read(SnapshotShard shard, Map<String, String> documents) {
        try (Directory directory = shard.directory()) {
            for (SegmentDocuments segment : ShardDocuments.open(directory, shard.index() + "[" + shard.number() + "]")
                    .segments()) {
                segment.verifyChecksums();
                segment.read(0, segment.maxDoc(), document -> {
                    documents.put(shard.index() + " " + document.id(), text(document));
                    return true;
                });
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(SourceDocument document) {
        return document.routing() + " "
                + StandardCharsets.UTF_8.decode(document.source().duplicate());
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
