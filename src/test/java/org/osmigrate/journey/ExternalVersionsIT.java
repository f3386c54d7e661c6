package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** With versions, what the target has in a newer version stays: changes, deletions, documents created again. */
@ExtendWith(SharedServers.class)
class ExternalVersionsIT {

    private static final String INDEX = "versions";
    private static final String BULK = "/" + INDEX + "/_bulk";
    private static final String GC_DELETES = "index.gc_deletes";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("versions");
        lab.elasticsearch().put("/" + INDEX, "{\"settings\":{\"number_of_shards\":1,\"index.gc_deletes\":\"1s\"}}");
        for (String id : List.of("untouched", "changed", "deleted", "again")) {
            lab.elasticsearch().put("/" + INDEX + "/_doc/" + id, "{\"from\":\"snapshot\"}");
        }
        lab.elasticsearch().post("/" + INDEX + "/_flush", "");
        Corpus.snapshot(lab.elasticsearch(), repository, "versions", "snap", List.of(INDEX));
    }

    /** Writes of a replay reach the target while the bulk that holds the same documents is still on its way. */
    @Test
    void aLateBulkUndoesNothing() throws Exception {
        CountDownLatch replayed = new CountDownLatch(1);
        Lab.forget(lab.opensearch(), "versions-late", INDEX);
        try (Relay relay = new Relay(
                        lab.opensearch().url(), (_, path, _) -> path.startsWith(BULK) ? after(replayed) : Fate.PASS);
                Fleet fleet = new Fleet(Files.createDirectory(shared.resolve("versions-late")), repository)) {
            List<String> configuration = fleet.configuration(relay.url(), "version-mode: external");
            Osmigrate run = fleet.run(configuration);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> relay.requests().stream().anyMatch(request -> request.contains(BULK)) || !run.alive());
            assertThat(gcDeletes()).isEqualTo("30d");
            replay();
            // Longer than the index's own gc_deletes: without raising it the deletion would be forgotten.
            Thread.sleep(3000);
            replayed.countDown();

            Osmigrate.Ended ended = run.await();
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            Map<String, JsonNode> documents = lab.opensearch().documents(INDEX);
            assertThat(documents).containsOnlyKeys("untouched", "changed", "again");
            assertThat(from(documents, "untouched")).isEqualTo("snapshot");
            assertThat(from(documents, "changed")).isEqualTo("replay");
            assertThat(from(documents, "again")).isEqualTo("replay, after a deletion");
            assertThat(gcDeletes()).isEqualTo("1s");
        }
    }

    /** Its documents would overwrite whatever is newer. */
    @Test
    void aWorkerThatKnowsNothingOfVersionsSendsNothing() throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        Lab.forget(lab.opensearch(), "versions-unlike", INDEX);
        try (Relay relay = new Relay(
                        lab.opensearch().url(), (_, path, _) -> path.startsWith(BULK) ? after(tried) : Fate.PASS);
                Fleet fleet = new Fleet(Files.createDirectory(shared.resolve("versions-unlike")), repository)) {
            Osmigrate run = fleet.run(fleet.configuration(relay.url(), "version-mode: external"));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> relay.requests().stream().anyMatch(request -> request.contains(BULK)) || !run.alive());

            Osmigrate.Ended worker =
                    fleet.worker(fleet.configuration(lab.opensearch().url())).await();

            assertThat(worker.exitCode()).as(worker.toString()).isEqualTo(4);
            assertThat(worker.err()).contains("versions-unlike", "another configuration");
            lab.opensearch().post("/" + INDEX + "/_refresh", "");
            assertThat(lab.opensearch().count(INDEX)).isZero();
            tried.countDown();
            assertThat(run.await().exitCode()).isZero();
        }
    }

    private static Fate after(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Fate.PASS;
    }

    private static void replay() {
        Api target = lab.opensearch();
        target.put("/" + INDEX + "/_doc/changed?version=10&version_type=external", "{\"from\":\"replay\"}");
        target.put("/" + INDEX + "/_doc/deleted?version=11&version_type=external", "{\"from\":\"replay\"}");
        target.delete("/" + INDEX + "/_doc/deleted?version=12&version_type=external");
        target.delete("/" + INDEX + "/_doc/again?version=13&version_type=external");
        target.put(
                "/" + INDEX + "/_doc/again?version=14&version_type=external",
                "{\"from\":\"replay, after a deletion\"}");
        target.post("/" + INDEX + "/_refresh", "");
    }

    private static String from(Map<String, JsonNode> documents, String id) {
        return documents.get(id).path("_source").path("from").asText();
    }

    private static String gcDeletes() {
        return lab.opensearch()
                .get("/" + INDEX + "/_settings?flat_settings=true")
                .path(INDEX)
                .path("settings")
                .path(GC_DELETES)
                .asText();
    }

    /** What was refused is sent again with its version: nothing that is newer by then is overwritten. */
    @Test
    void aRetryUndoesNothing() throws Exception {
        Lab.forget(lab.opensearch(), "versions-retry", INDEX);
        lab.opensearch().put("/" + INDEX, "{\"mappings\":{\"dynamic\":\"strict\"}}");
        Path folder = Files.createDirectory(shared.resolve("versions-retry"));
        Files.writeString(
                folder.resolve("migration.yaml"), """
                session: versions-retry
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                backfill: { version-mode: external, failed-documents-compression: none }
                """.formatted(lab.opensearch().url(), repository.toUri()));
        assertThat(Osmigrate.run(folder, "console", "run").exitCode()).isEqualTo(10);
        lab.opensearch()
                .put("/" + INDEX + "/_mapping", "{\"dynamic\":true,\"properties\":{\"from\":{\"type\":\"keyword\"}}}");
        replay();

        isRefusedWithoutVersions(folder);
        for (int round = 0; round < 2; round++) {
            Osmigrate.Ended retry = Osmigrate.run(folder, "console", "failed-documents", "retry", "-o", "json");
            assertThat(retry.exitCode()).as(retry.toString()).isZero();
            JsonNode report = new ObjectMapper().readTree(retry.out()).at("/indices/0");
            assertThat(report.path("taken").asInt()).as(retry.out()).isEqualTo(round == 0 ? 1 : 0);
            assertThat(report.path("already_newer").asInt()).isEqualTo(round == 0 ? 3 : 0);
            Map<String, JsonNode> documents = lab.opensearch().documents(INDEX);
            assertThat(documents).containsOnlyKeys("untouched", "changed", "again");
            assertThat(from(documents, "untouched")).isEqualTo("snapshot");
            assertThat(documents.get("untouched").path("_version").asInt()).isOne();
            assertThat(from(documents, "changed")).isEqualTo("replay");
            assertThat(from(documents, "again")).isEqualTo("replay, after a deletion");
        }
        assertThat(Osmigrate.run(folder, "console", "run").exitCode()).isZero();
    }

    /** A stream that an older version has written. */
    private static void isRefusedWithoutVersions(Path folder) throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents/versions-retry"))) {
            file = files.findFirst().orElseThrow();
        }
        String written = Files.readString(file);
        Files.writeString(file, written.replaceAll("\"version\":\\d+,", ""));
        Osmigrate.Ended retry = Osmigrate.run(folder, "console", "failed-documents", "retry");
        assertThat(retry.exitCode()).as(retry.toString()).isEqualTo(2);
        assertThat(retry.err()).contains(INDEX + "/untouched", "--version-mode none");
        Files.writeString(file, written);
    }

    /** A second session finds everything there: nothing is written, nothing has failed. */
    @Test
    void whatIsThereAlreadyIsNoFailure() throws Exception {
        Lab.forget(lab.opensearch(), "versions-first", INDEX);
        Lab.forget(lab.opensearch(), "versions-second");
        for (String session : List.of("versions-first", "versions-second")) {
            try (Fleet fleet = new Fleet(Files.createDirectory(shared.resolve(session)), repository)) {
                List<String> configuration =
                        fleet.configuration(lab.opensearch().url(), "version-mode: external");
                Osmigrate.Ended ended = fleet.console(configuration, "run", "-o", "json");
                assertThat(ended.exitCode()).as(ended.toString()).isZero();
                JsonNode backfill = new ObjectMapper().readTree(ended.out()).path("backfill");
                int expected = session.equals("versions-first") ? 0 : 4;
                assertThat(backfill.path("already_newer").asInt())
                        .as(ended.out())
                        .isEqualTo(expected);
                assertThat(backfill.path("failed").asInt()).isZero();
            }
        }
        assertThat(lab.opensearch().documents(INDEX).values())
                .extracting(hit -> hit.path("_version").asLong())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }
}
