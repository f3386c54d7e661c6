package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A target that was filled from one snapshot becomes what a later one says, by a fraction of the actions. */
@ExtendWith(SharedServers.class)
class DeltaIT {

    private static final String PLAIN = "delta-plain";
    private static final String MERGED = "delta-merged";
    private static final String ROUTED = "delta-routed";
    private static final String SPREAD = "delta-spread";
    private static final String ANEW = "delta-anew";
    private static final String OLD = "delta-old";
    private static final String NEW = "delta-new";
    private static final List<String> BEFORE = List.of(PLAIN, MERGED, ROUTED, SPREAD, ANEW, OLD);
    private static final List<String> AFTER = List.of(PLAIN, MERGED, ROUTED, SPREAD, ANEW, NEW);
    private static final int DOCUMENTS = 2000;

    private static Lab lab;
    private static Path repository;
    private static Map<String, Map<String, JsonNode>> expected;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeBothSnapshots(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("delta");
        DeltaCorpus corpus = new DeltaCorpus(lab.elasticsearch());
        AFTER.forEach(index -> lab.elasticsearch().delete("/" + index));
        corpus.fill(PLAIN, 3, DOCUMENTS, false);
        corpus.fill(MERGED, 1, DOCUMENTS, false);
        corpus.fill(ROUTED, 3, 200, true);
        corpus.fill(SPREAD, 3, 200, true);
        corpus.fill(ANEW, 2, 200, false);
        corpus.fill(OLD, 1, 20, false);
        Corpus.snapshot(lab.elasticsearch(), repository, "delta", "snap-1", BEFORE);

        corpus.change(PLAIN, false);
        corpus.change(MERGED, false);
        corpus.forceMerge(MERGED);
        corpus.change(ROUTED, true);
        corpus.change(SPREAD, true);
        lab.elasticsearch().delete("/" + ANEW);
        corpus.fill(ANEW, 3, 100, true);
        lab.elasticsearch().delete("/" + OLD);
        corpus.fill(NEW, 1, 30, false);
        Corpus.snapshot(lab.elasticsearch(), repository, "delta", "snap-2", AFTER);
        expected = new TreeMap<>();
        AFTER.forEach(index -> expected.put(index, lab.elasticsearch().documents(index)));
    }

    @Test
    void onlyWhatChangedIsSent() throws Exception {
        fill("delta-whole", "none", "");
        anotherSessionIsNeeded("delta-whole");
        whatVersionsCannotTellIsRefusedByName();
        AtomicInteger actions = new AtomicInteger();
        try (Relay relay = new Relay(
                        lab.opensearch().url(),
                        (_, _, _) -> Fate.PASS,
                        (exchange, body) -> actions.addAndGet(
                                actions(exchange.getRequestURI().getPath(), body)));
                Osmigrate worker = worker("delta-changed", relay.url().toString())) {
            Osmigrate.Ended run = run("delta-changed", "none", "", relay.url().toString());

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(worker.await().exitCode()).isZero();
            JsonNode backfill = new ObjectMapper().readTree(run.out()).path("backfill");
            assertThat(backfill.path("delta").toString())
                    .isEqualTo(
                            "{\"delta-anew\":\"replaced\",\"delta-merged\":\"compared\",\"delta-new\":\"whole\","
                                    + "\"delta-plain\":\"compared\",\"delta-routed\":\"compared\",\"delta-spread\":\"replaced\"}");
            assertThat(backfill.path("only_in_since").toString()).isEqualTo("[\"" + OLD + "\"]");
            assertThat(backfill.path("documents").asInt()
                            + backfill.path("deleted").asInt())
                    .isEqualTo(actions.get());
            assertThat(backfill.path("deleted").asInt()).isPositive();
            for (String index : List.of(PLAIN, MERGED)) {
                // 40 deleted, 40 changed, 20 created again, 10 new.
                assertThat(of(backfill, index, "deleted")).as(index).isEqualTo(40);
                assertThat(of(backfill, index, "documents")).as(index).isEqualTo(70);
            }
            assertThat(actions.get()).isLessThan(2 * DOCUMENTS / 4);
        }
        assertSame(AFTER);
        assertThat(lab.opensearch().count(OLD)).isEqualTo(20);
        Osmigrate.Ended status =
                osmigrate("delta-changed", "none", "", lab.opensearch().url().toString(), "status", "-o", "json");
        JsonNode total = new ObjectMapper().readTree(status.out()).path("total");
        assertThat(total.path("documents").asInt() + total.path("deleted").asInt())
                .isEqualTo(actions.get());
    }

    /** Deletions, updates and documents that were created again meet the versions that the first session left. */
    @Test
    void withVersionsNothingWins() throws Exception {
        String anew = ANEW + "," + SPREAD;
        fill("delta-versions-1", "external", anew);

        Osmigrate.Ended run =
                run("delta-versions-2", "external", anew, lab.opensearch().url().toString());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        JsonNode backfill = new ObjectMapper().readTree(run.out()).path("backfill");
        assertThat(backfill.path("already_newer").asInt()).as(run.out()).isZero();
        assertThat(of(backfill, PLAIN, "deleted")).isEqualTo(40);
        assertSame(List.of(PLAIN, MERGED, ROUTED, NEW));
    }

    /** The first among deletions, the second among documents. */
    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void killedAnywhereItGoesOn(int killAfter) throws Exception {
        fill("delta-kill-1", "none", "");
        Lab.forget(lab.opensearch(), "delta-kill-2");
        AtomicInteger bulks = new AtomicInteger();
        try (Relay relay = new Relay(
                lab.opensearch().url(),
                (_, path, _) ->
                        path.startsWith("/delta-") && path.contains("/_bulk") && bulks.incrementAndGet() >= killAfter
                                ? Fate.HOLD_ANSWER
                                : Fate.PASS)) {
            try (Osmigrate first = Osmigrate.start(
                    folder("delta-kill-2"),
                    Map.of(),
                    List.of(
                            "console",
                            "run",
                            "-c",
                            configuration(
                                    "delta-kill-2", "none", "", relay.url().toString())))) {
                await().atMost(Duration.ofMinutes(2)).until(() -> bulks.get() >= killAfter || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                first.kill();
            }
        }

        Osmigrate.Ended second =
                run("delta-kill-2", "none", "", lab.opensearch().url().toString());

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertSame(AFTER);
    }

    private static void whatVersionsCannotTellIsRefusedByName() throws Exception {
        Osmigrate.Ended run =
                run("delta-refused", "external", "", lab.opensearch().url().toString());

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.err())
                .contains(ANEW + " (it was created anew", SPREAD + " (it has routed documents")
                .doesNotContain(PLAIN + " (", ROUTED + " (");
        assertThat(lab.opensearch().status("HEAD", "/.osmigrate-delta-refused", ""))
                .isEqualTo(404);
    }

    private static void anotherSessionIsNeeded(String session) throws Exception {
        Osmigrate.Ended run = run(session, "none", "", lab.opensearch().url().toString());

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(4);
        assertThat(run.err()).contains(session, "--session");
    }

    @ParameterizedTest
    @CsvSource({"snap-2, 2, the very snapshot", "snap-0, 3, It holds: snap-1"})
    void aSnapshotThatIsNoneIsRefused(String since, int exitCode, String message) throws Exception {
        Osmigrate.Ended run = Osmigrate.run(
                shared,
                "console",
                "run",
                "-c",
                configuration("delta-none", "none", "", lab.opensearch().url().toString()),
                "--snapshot-since",
                since);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aPartialSnapshotIsNothingToCompareWith() throws Exception {
        Osmigrate.Ended run = Osmigrate.run(
                folder("delta-partial"),
                "console",
                "run",
                "--target-url",
                lab.opensearch().url().toString(),
                "--snapshot-repository",
                Path.of("src/test/resources/snapshots/partial-opensearch-3.8.0/repo")
                        .toAbsolutePath()
                        .toString(),
                "--snapshot-name",
                "s1",
                "--snapshot-since",
                "p1");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.err()).contains("'p1'", "PARTIAL", "unassigned[0]");
    }

    private static int of(JsonNode backfill, String index, String count) {
        for (JsonNode moved : backfill.path("indices")) {
            if (moved.path("index").asText().equals(index)) {
                return moved.path(count).asInt();
            }
        }
        throw new AssertionError(index);
    }

    /** Actions on documents; what the state index is sent does not count. */
    private static int actions(String path, byte[] body) {
        if (!path.startsWith("/delta-") || !path.endsWith("/_bulk")) {
            return 0;
        }
        return (int) new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"index\":{\"_id\"") || line.startsWith("{\"delete\":{\"_id\""))
                .count();
    }

    /** Moves the first snapshot; one index has another number of shards on the target. */
    private static void fill(String session, String versions, String excluded) throws Exception {
        Lab.forget(lab.opensearch(), session, BEFORE.toArray(String[]::new));
        Lab.forget(lab.opensearch(), session, NEW);
        for (String later : List.of("delta-changed", "delta-versions-2")) {
            Lab.forget(lab.opensearch(), later);
        }
        lab.opensearch().put("/" + SPREAD, "{\"settings\":{\"number_of_shards\":2,\"number_of_replicas\":0}}");
        Path file = Path.of(configuration(
                session, versions, excluded, lab.opensearch().url().toString()));
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("name: snap-2, since: snap-1", "name: snap-1")
                        .replace("verify: {}", ""));
        Osmigrate.Ended run = Osmigrate.run(folder(session), "console", "run", "-c", file.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    private static Osmigrate worker(String session, String target) throws IOException {
        return Osmigrate.start(
                folder(session),
                Map.of(),
                List.of("backfill-worker", "-c", configuration(session, "none", "", target)));
    }

    private static Osmigrate.Ended run(String session, String versions, String excluded, String target)
            throws Exception {
        return osmigrate(session, versions, excluded, target, "run", "-o", "json");
    }

    private static Osmigrate.Ended osmigrate(
            String session, String versions, String excluded, String target, String... command) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of("console"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of("-c", configuration(session, versions, excluded, target)));
        return Osmigrate.run(folder(session), arguments.toArray(String[]::new));
    }

    private static Path folder(String session) throws IOException {
        return Files.createDirectories(shared.resolve(session));
    }

    private static String configuration(String session, String versions, String excluded, String target)
            throws IOException {
        Path file = Files.createTempFile(folder(session), "migration", ".yaml");
        Files.writeString(file, """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap-2, since: snap-1 }
                exclude: { indices: [ %s ] }
                backfill:
                  bulk-size: 2kb
                  range-size: 32kb
                  index-creation: from-metadata
                  version-mode: %s
                verify: {}
                """.formatted(session, target, repository.toUri(), excluded, versions));
        return file.toString();
    }

    private static void assertSame(List<String> indices) {
        indices.forEach(
                index -> Fleet.assertSame(expected.get(index), lab.opensearch().documents(index)));
    }
}
