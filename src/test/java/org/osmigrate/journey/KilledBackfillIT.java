package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/**
 * A run killed with -9 between a bulk's send and its acknowledgement, with an early bulk stuck while later ones finish,
 * and started again: every document is there, with its content, and nothing else.
 */
@ExtendWith(SharedServers.class)
class KilledBackfillIT {

    private static final String INDEX = "kill";

    private static Lab lab;
    private static Path repository;
    private static Map<String, JsonNode> expected;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("kill");
        Corpus corpus = new Corpus(lab.elasticsearch(), INDEX, 6000, 42);
        corpus.load();
        corpus.snapshot(repository, "kill", "snap");
        expected = lab.elasticsearch().documents(INDEX);
    }

    /** As many as {@code -Dkilled.seeds} says. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("killed.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesAndDuplicatesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        int stuck = 1 + random.nextInt(4);
        int killAfter = stuck + 2 + random.nextInt(25);
        String session = "kill-" + seed;
        Lab.forget(lab.opensearch(), session, INDEX);
        Path folder = Files.createDirectory(shared.resolve(session));

        try (Relay relay = new Relay(
                lab.opensearch().url(),
                (method, path, bulk) -> bulk == stuck || bulk >= killAfter ? Fate.HOLD_ANSWER : Fate.PASS)) {
            try (Osmigrate first =
                    Osmigrate.start(folder, Map.of(), run(session, relay.url().toString()))) {
                await().atMost(Duration.ofMinutes(2)).until(() -> relay.bulks() >= killAfter || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                Thread.sleep(random.nextInt(1500));
                first.kill();
            }
        }

        Osmigrate.Ended second = Osmigrate.run(
                folder, run(session, lab.opensearch().url().toString()).toArray(String[]::new));
        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertSame(lab.opensearch().documents(INDEX));
    }

    @Test
    void aSecondRunOfALiveSessionNamesTheFirst() throws Exception {
        String session = "kill-twice";
        Lab.forget(lab.opensearch(), session, INDEX);
        Path folder = Files.createDirectory(shared.resolve(session));
        try (Relay relay = new Relay(
                        lab.opensearch().url(), (method, path, bulk) -> bulk > 0 ? Fate.HOLD_ANSWER : Fate.PASS);
                Osmigrate first = Osmigrate.start(
                        folder, Map.of(), run(session, relay.url().toString()))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> relay.bulks() > 0 || !first.alive());

            Osmigrate.Ended second = Osmigrate.run(
                    folder, run(session, lab.opensearch().url().toString()).toArray(String[]::new));

            assertThat(second.exitCode()).as(second.toString()).isEqualTo(4);
            assertThat(second.err()).contains("process " + first.pid());
        }
    }

    private static void assertSame(Map<String, JsonNode> actual) {
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        actual.forEach((id, hit) -> {
            assertThat(hit.path("_source")).as(id).isEqualTo(expected.get(id).path("_source"));
            assertThat(hit.path("_routing")).as(id).isEqualTo(expected.get(id).path("_routing"));
        });
    }

    private static List<String> run(String session, String target) {
        return List.of(
                "console",
                "run",
                "--session",
                session,
                "--target-url",
                target,
                "--snapshot-repository",
                repository.toUri().toString(),
                "--snapshot-name",
                "snap",
                "--bulk-size",
                "20kb");
    }
}
