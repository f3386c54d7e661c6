package org.osmigrate.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/**
 * Makes golden repositories anew and reads them back. {@code -Dgolden.servers=all}, or names like
 * {@code elasticsearch-2.4.6,opensearch-3.8.0}; {@code -Dgolden.folder=FOLDER} keeps them.
 */
class GoldenRepositoryIT {

    @TempDir
    private Path temporary;

    static Stream<Era> servers() {
        return Era.named(System.getProperty("golden.servers", "elasticsearch-2.4.6"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void isMadeAnewAndReadBack(Era era) throws IOException {
        Path folder = Path.of(System.getProperty("golden.folder", temporary.toString()))
                .toAbsolutePath()
                .resolve(era.toString());

        new GoldenRepository(era, folder).make();

        assertThat(Files.readAllLines(folder.resolve("expected-snap-1.ndjson"))).hasSize(live(era) - 41);
        assertThat(Files.readAllLines(folder.resolve("expected.ndjson"))).hasSize(live(era));
        try (ObjectStore store = ObjectStore.open(folder.resolve("repo").toString())) {
            SnapshotRepository repository = SnapshotRepository.open(store);
            for (String name : List.of("snap-1", "snap-2")) {
                Snapshot snapshot = repository.snapshot(name);
                assertThat(snapshot.version().major()).isEqualTo(era.major());
                assertThat(snapshot.globalMetadata().legacyTemplates()).containsKey("logs-legacy");
                assertThat(files(snapshot)).isGreaterThan(10);
            }
        }
    }

    private static int live(Era era) {
        int family = era.hasTypes() || era.hasJoinField() ? 40 : 0;
        int metrics = era.hasIndexTemplates() ? 15 : 0;
        int stream = era.hasDataStreams() ? 20 : 0;
        return 256 + 50 + 35 + 50 + 10 + family + metrics + stream;
    }

    /** Every file whose era has checksums matches its own. */
    private static int files(Snapshot snapshot) throws IOException {
        int files = 0;
        for (SnapshotIndex index : snapshot.indices()) {
            assertThat(index.metadata().types().byType()).isNotEmpty();
            for (SnapshotShard shard : index.shards()) {
                try (Directory directory = shard.directory()) {
                    for (String file : directory.listAll()) {
                        check(directory, file);
                        files++;
                    }
                }
            }
        }
        return files;
    }

    private static void check(Directory directory, String file) throws IOException {
        try (IndexInput input = directory.openInput(file, IOContext.DEFAULT)) {
            assertThat(input.length()).isEqualTo(directory.fileLength(file));
            boolean emptyCommitOfLucene4 = file.startsWith("segments_") && input.length() < 100;
            if (!emptyCommitOfLucene4) {
                assertThat(CodecUtil.checksumEntireFile(input)).isNotZero();
            }
        }
    }
}
