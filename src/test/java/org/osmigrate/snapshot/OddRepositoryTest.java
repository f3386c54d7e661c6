package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.storage.ObjectStore;

/** Repositories that are huge, odd, unfinished or half deleted. */
class OddRepositoryTest {

    @TempDir
    private Path folder;

    private RepositoryWriter writer() {
        return new RepositoryWriter(folder);
    }

    private ObjectStore store() {
        return ObjectStore.open(folder.toString());
    }

    private Snapshot snapshot(ObjectStore store) {
        return SnapshotRepository.open(store).snapshot(RepositoryWriter.SNAPSHOT);
    }

    private String failure(Class<? extends MigrationFailure> kind) {
        try (ObjectStore store = store()) {
            snapshot(store).indices().forEach(index -> index.shards().forEach(SnapshotShard::bytes));
        } catch (MigrationFailure e) {
            assertThat(e).isInstanceOf(kind);
            return e.getMessage();
        }
        throw new AssertionError("no failure");
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, 0, Wait", "FAILED, 2, SUCCESS", "INCOMPATIBLE, 4, SUCCESS"})
    void refusesASnapshotThatIsNoneAlsoWherePartialOnesAreAllowed(String state, int number, String next) {
        writer().state(state, number).index("a", 1).shards(1, 0).write();

        assertThat(failure(CheckFailed.class))
                .contains("'snap'")
                .contains(state)
                .contains(next);
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> SnapshotRepository.open(store)
                            .snapshot(RepositoryWriter.SNAPSHOT, Incomplete.ALLOW_PARTIAL))
                    .isInstanceOf(CheckFailed.class);
        }
    }

    @Test
    void refusesAPartialSnapshotNamingItsShardsAndTheOption() {
        writer().state("PARTIAL", 3)
                .index("a", 3)
                .shards(3, 1)
                .failure("a", 0, "node left\nat somewhere")
                .failure("a", 2, "disk full")
                .write();

        assertThat(failure(CheckFailed.class))
                .contains("PARTIAL")
                .contains("a[0] (node left")
                .contains("a[2] (disk full)")
                .contains("snapshot.allow-partial")
                .contains("--snapshot-allow-partial");
    }

    @Test
    void offersTheShardsThatAPartialSnapshotHas() {
        writer().state("PARTIAL", 3)
                .index("a", 3)
                .shards(3, 2)
                .failure("a", 1, "node left")
                .write();

        try (ObjectStore store = store()) {
            Snapshot snapshot =
                    SnapshotRepository.open(store).snapshot(RepositoryWriter.SNAPSHOT, Incomplete.ALLOW_PARTIAL);
            SnapshotIndex index = snapshot.indices().getFirst();

            assertThat(snapshot.missingShards()).containsExactly(new MissingShard("a", 1, "node left"));
            assertThat(index.shards()).extracting(SnapshotShard::number).containsExactly(0, 2);
            assertThat(index.shard(2).number()).isEqualTo(2);
        }
    }

    @Test
    void readsWhatARealServerHasInAPartialSnapshot() {
        Path golden = Path.of("src/test/resources/snapshots/partial-opensearch-3.8.0/repo")
                .toAbsolutePath();
        try (ObjectStore store = ObjectStore.open(golden.toString())) {
            SnapshotRepository repository = SnapshotRepository.open(store);
            assertThatThrownBy(() -> repository.snapshot("p1"))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("unassigned[0] (primary shard is not allocated)")
                    .hasMessageContaining("unassigned[1]")
                    .hasMessageContaining("snapshot.allow-partial");

            Snapshot snapshot = repository.snapshot("p1", Incomplete.ALLOW_PARTIAL);
            assertThat(snapshot.missingShards())
                    .extracting(MissingShard::index, MissingShard::shard)
                    .containsExactlyInAnyOrder(tuple("unassigned", 0), tuple("unassigned", 1));
            assertThat(snapshot.indices())
                    .extracting(SnapshotIndex::name, index -> index.shards().size())
                    .containsExactly(tuple("abc", 3), tuple("unassigned", 0));
            assertThat(repository.snapshot("s1").missingShards()).isEmpty();
        }
    }

    @Test
    void findsAShardThatIsNeitherTakenNorAFailure() {
        writer().index("a", 2).shards(2, 1).write();

        assertThat(failure(CorruptSnapshot.class)).contains("SUCCESS").contains("1 shards of 2");
    }

    @Test
    void findsAStateThatTheListAndTheSnapshotGiveDifferently() {
        writer().state("FAILED", 1).index("a", 1).write();

        assertThat(failure(CorruptSnapshot.class))
                .contains("index-0")
                .contains("SUCCESS")
                .contains("FAILED");
    }

    @Test
    void namesTheMetadataOfAnIndexWhoseFolderIsGone() {
        writer().index("here", 1).index("gone").shards(2, 2).write();

        assertThat(failure(CorruptSnapshot.class))
                .contains("indices/" + RepositoryWriter.folder("gone") + "/meta-")
                .contains("is missing");
    }

    @Test
    void namesTheListOfAShardThatIsGone() throws IOException {
        writer().index("a", 2).shards(2, 2).write();
        String list = "indices/" + RepositoryWriter.folder("a") + "/1/snap-" + RepositoryWriter.UUID + ".dat";
        Files.delete(folder.resolve(list));

        assertThat(failure(CorruptSnapshot.class)).contains(list).contains("is missing");
    }

    @Test
    void namesTheDescriptionThatIsGone() throws IOException {
        writer().index("a", 1).shards(1, 1).write();
        Files.delete(folder.resolve("snap-" + RepositoryWriter.UUID + ".dat"));

        assertThat(failure(CorruptSnapshot.class))
                .contains("snap-uuid-of-snap.dat")
                .contains("is missing");
    }

    @Test
    void findsThatTheNewestListIsGone() throws IOException {
        writer().index("a", 1).shards(1, 1).write().bytes("index.latest", number(7));

        assertThat(failure(CorruptSnapshot.class)).contains("generation 7").contains("none above 0");

        Files.delete(folder.resolve("index-0"));
        assertThat(failure(CorruptSnapshot.class)).contains("generation 7").contains("holds none");
    }

    @Test
    void takesTheNewestListThoughIndexLatestIsBehind() {
        RepositoryWriter writer = writer().index("a", 1).shards(1, 1).write().bytes("index.latest", number(0));
        for (int generation = 1; generation <= 1500; generation++) {
            ObjectNode empty = JsonNodeFactory.instance.objectNode();
            empty.putArray("snapshots")
                    .addObject()
                    .put("name", "generation-" + generation)
                    .put("uuid", "u" + generation);
            writer.plain("index-" + generation, empty);
        }

        try (CountingStore store = CountingStore.of(folder.toString())) {
            assertThat(SnapshotRepository.open(store).names()).containsExactly("generation-1500");
            assertThat(store.listed()).containsExactly("");
        }
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ünï-cødé.名前", "a%2fb+c&d=e", "it's;a\"name", "..x", "%20", "a:b@c~d!e(f)"})
    void readsIndicesOfAnyName(String name) {
        writer().index(name, 1).shards(1, 1).write();

        try (ObjectStore store = store()) {
            SnapshotIndex index = snapshot(store).indices().getFirst();
            assertThat(index.name()).isEqualTo(name);
            assertThat(index.metadata().uuid()).isEqualTo("of " + name);
            assertThat(index.shards().getFirst().bytes()).isEqualTo(1);
        }
    }

    @Test
    void readsIndicesOfTheLongestNames() {
        String name = "n".repeat(255);
        writer().index(name, 1).index("é".repeat(127), 1).shards(2, 2).write();

        try (ObjectStore store = store()) {
            assertThat(snapshot(store).indices())
                    .extracting(index -> index.metadata().name())
                    .contains(name);
        }
    }

    @Test
    void readsNothingOfTheIndicesThatNobodyAsksFor() {
        RepositoryWriter writer = writer();
        for (int i = 0; i < 10_000; i++) {
            writer.index("listed-" + i);
        }
        writer.index("wanted", 1).shards(10_001, 10_001).write();

        try (CountingStore store = CountingStore.of(folder.toString())) {
            Snapshot snapshot = snapshot(store);
            assertThat(snapshot.indices()).hasSize(10_001);
            SnapshotIndex wanted = snapshot.indices().stream()
                    .filter(index -> index.name().equals("wanted"))
                    .findFirst()
                    .orElseThrow();
            assertThat(wanted.shards().getFirst().bytes()).isEqualTo(1);

            String indexFolder = "indices/" + RepositoryWriter.folder("wanted");
            assertThat(store.read())
                    .containsExactly(
                            "index-0",
                            "snap-" + RepositoryWriter.UUID + ".dat",
                            indexFolder + "/meta-" + RepositoryWriter.UUID + ".dat",
                            indexFolder + "/0/snap-" + RepositoryWriter.UUID + ".dat");
        }
    }

    @Test
    void namesOnlyTheIndicesThatTheListAndTheSnapshotDifferIn() {
        RepositoryWriter writer = writer();
        for (int i = 0; i < 100; i++) {
            writer.index("index-" + i);
        }
        writer.description().withArray("indices").add("lost");
        writer.write();

        assertThat(failure(CorruptSnapshot.class)).contains("the indices lost").doesNotContain("index-1");
    }

    @ParameterizedTest
    @CsvSource({
        "902099, Elasticsearch 0.90.20",
        "10001000, Elasticsearch 10.0.0",
        "138217827, OpenSearch 4.0.0",
        "3000099, Elasticsearch 3.0.0"
    })
    void refusesVersionsThatItDoesNotKnowByName(int id, String version) {
        RepositoryWriter writer = writer().index("a", 1).shards(1, 1);
        writer.description().put("version_id", id);
        writer.write();

        assertThat(failure(UnsupportedVersion.class)).contains(version).contains("Elasticsearch 1, 2 and 5 to 9");
    }

    @Test
    void refusesShardsInARemoteStore() {
        RepositoryWriter writer = writer().index("a", 1).shards(1, 1);
        writer.description().put("remote_store_index_shallow_copy", true);
        writer.write();

        assertThat(failure(UnsupportedFormat.class)).contains("remote_store_index_shallow_copy");
    }

    @Test
    void readsTheListOfElasticsearch50() {
        RepositoryWriter writer = writer().index("a", 1).shards(1, 1);
        writer.description().put("version_id", 5_000_299);
        ObjectNode listed = (ObjectNode) writer.list().path("snapshots").path(0);
        listed.remove(java.util.List.of("version", "state"));
        ObjectNode index = (ObjectNode) writer.list().path("indices").path("a");
        index.putArray("snapshots").addObject().put("name", "snap").put("uuid", RepositoryWriter.UUID);
        writer.write();

        try (ObjectStore store = store()) {
            Snapshot snapshot = snapshot(store);
            assertThat(snapshot.version()).hasToString("ES 5.0.2");
            assertThat(snapshot.indices()).extracting(SnapshotIndex::name).containsExactly("a");
        }
    }

    @Test
    void findsThatTheListOfANewRepositoryIsGone() throws IOException {
        writer().index("a", 1).shards(1, 1).write();
        Files.delete(folder.resolve("index-0"));

        try (ObjectStore store = store()) {
            SnapshotRepository repository = SnapshotRepository.open(store);
            assertThatThrownBy(() -> repository.snapshot(RepositoryWriter.UUID))
                    .isInstanceOf(CorruptSnapshot.class)
                    .hasMessageContaining("snap-uuid-of-snap.dat");
        }
    }
}
