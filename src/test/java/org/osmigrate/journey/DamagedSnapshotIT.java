package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A snapshot that is not there, may not be read, is damaged or unknown: the target is not touched. */
@ExtendWith(SharedServers.class)
class DamagedSnapshotIT {

    private static final String INDEX = "logs-2024";
    private static final String INDEX_FOLDER = "indices/AcAyKlTxRkKmG9YItnVbDw";
    private static final String SNAPSHOT = "7943MCyjRmGehZiWheTu6A";

    @TempDir
    private Path folder;

    private Path repository;
    private RefusedRun refused;
    private Api target;

    @BeforeEach
    void copy(@Shared(product = Product.OPENSEARCH) Server server) throws IOException {
        target = new Api(server.url());
        repository = RefusedRun.goldenRepository(folder.resolve("repository"));
        refused = new RefusedRun(target, Files.createDirectory(folder.resolve("work")));
        Lab.forget(target, "refused-run", INDEX);
    }

    @AfterEach
    void forget() {
        target.delete("/_template/logs-legacy");
        Lab.forget(target, "refused-run", INDEX);
    }

    @Test
    void aSnapshotThatIsNotThere() throws Exception {
        String yaml = RefusedRun.configuration(target.url().toString(), repository);

        refused.of(yaml.replace("snap-2", "snap-3"), 3, "no snapshot 'snap-3'", "It holds: snap-1, snap-2");
    }

    @ParameterizedTest
    @CsvSource({
        "absent, does not exist on this machine",
        "work, no snapshot repository",
        "repository/index-1, is not a folder"
    })
    void aRepositoryThatIsNotThere(String path, String said) throws Exception {
        refused.of(folder.resolve(path), 3, folder.resolve(path).toString(), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index-1",
                "snap-" + SNAPSHOT + ".dat",
                "meta-" + SNAPSHOT + ".dat",
                INDEX_FOLDER + "/meta-",
                INDEX_FOLDER + "/0/snap-" + SNAPSHOT + ".dat",
                INDEX_FOLDER + "/0/__",
            })
    void aTruncatedBlob(String name) throws Exception {
        Path blob = blob(name);
        byte[] intact = Files.readAllBytes(blob);
        Files.write(blob, Arrays.copyOf(intact, intact.length / 2));

        refused.of(repository, 1, blob.getFileName().toString(), "take another snapshot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index-1",
                "snap-" + SNAPSHOT + ".dat",
                "meta-" + SNAPSHOT + ".dat",
                INDEX_FOLDER + "/meta-",
                INDEX_FOLDER + "/0/snap-" + SNAPSHOT + ".dat",
            })
    void aFlippedBit(String name) throws Exception {
        Path blob = blob(name);
        flip(blob, name.equals("index-1") ? 0 : (int) Files.size(blob) / 2);

        refused.of(repository, 1, blob.getFileName().toString(), "take another snapshot");
    }

    /** Only reading all of it shows this: after the index was created and before any of its documents is sent. */
    @Test
    void aFlippedBitAmongTheDocuments() throws Exception {
        Path blob = blob(INDEX_FOLDER + "/0/__");
        flip(blob, (int) Files.size(blob) / 2);
        configure(repository);

        RefusedRun.check(Osmigrate.run(refused.folder(), "console", "run"), 1, INDEX + "[0]", "checksum");

        assertThat(target.count(INDEX)).isZero();
    }

    @Test
    void anUnknownCodec() throws Exception {
        ShardBlob.renameCodec(blob(INDEX_FOLDER + "/0/snap-" + SNAPSHOT + ".dat"), "Lucene87", "Lucene66");

        refused.of(repository, 6, INDEX + "[0]", "codec Lucene66 is not known", "leave the index out");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "repository", "repository/index-1", "repository/" + INDEX_FOLDER + "/0/__"})
    void whatMayNotBeRead(String path) throws Exception {
        Path closed = path.endsWith("__") ? blob(path.substring("repository/".length())) : folder.resolve(path);
        Path outside = Files.createTempDirectory("osmigrate-denied");
        RefusedRun elsewhere = new RefusedRun(target, outside);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            elsewhere.ofOrdinaryUser(repository, 5, closed.normalize().toString(), "osmigrate's user");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            delete(outside);
        }
    }

    /** Found before anything is written, also where no document would fail. */
    @Test
    void failedDocumentsThatMayNotBeWritten() throws Exception {
        target.put("/" + INDEX, "{\"mappings\":{\"dynamic\":\"strict\"}}");
        configure(repository, "backfill: {}");
        Path closed = Files.createDirectory(refused.folder().resolve("failed-documents"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

        RefusedRun.check(
                Osmigrate.runAsOrdinaryUser(refused.folder(), "console", "run"),
                1,
                closed.toString(),
                "backfill.failed-documents");
        assertThat(target.status("HEAD", "/.osmigrate-refused-run", "")).isEqualTo(404);

        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Osmigrate.Ended again = Osmigrate.runAsOrdinaryUser(refused.folder(), "console", "run");
        assertThat(again.exitCode()).as(again.toString()).isEqualTo(10);
        assertThat(failed(closed)).isEqualTo(50);
    }

    private void configure(Path from, String... blocks) throws IOException {
        Files.writeString(
                refused.folder().resolve("migration.yaml"),
                RefusedRun.configuration(target.url().toString(), from) + String.join("\n", blocks));
    }

    private static long failed(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long lines = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Unzipped.lines(file).size();
            }
            return lines;
        }
    }

    /** The largest blob whose path begins like this. */
    private Path blob(String start) throws IOException {
        Path begin = repository.resolve(start);
        try (Stream<Path> files = Files.list(begin.getParent())) {
            return files.filter(file -> file.toString().startsWith(begin.toString()))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void flip(Path blob, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(blob);
        bytes[at] ^= 0x10;
        Files.write(blob, bytes);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
