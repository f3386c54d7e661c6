package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Several workers of one session, killed, frozen, paused: every document arrives, and no worker undoes what came after it. */
@ExtendWith(SharedServers.class)
class FleetIT {

    private static final List<String> INDICES = List.of("fleet-a", "fleet-b");

    private static Lab lab;
    private static Path repository;
    private static final Map<String, Map<String, JsonNode>> EXPECTED = new HashMap<>();

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("fleet");
        for (String index : INDICES) {
            new Corpus(lab.elasticsearch(), index, 3000, 7).load();
        }
        Corpus.snapshot(lab.elasticsearch(), repository, "fleet", "snap", INDICES);
        INDICES.forEach(index -> EXPECTED.put(index, lab.elasticsearch().documents(index)));
    }

    @Test
    void eightWorkersThatAreKilledAtRandomMoveEverything() throws Exception {
        Random random = new Random(11);
        try (Relay slow = new Relay(lab.opensearch().url(), (_, _, bulk) -> later(bulk));
                Fleet fleet = fleet("fleet-killed")) {
            List<String> configuration = fleet.configuration(slow.url());
            List<Osmigrate> alive = new ArrayList<>(List.of(fleet.run(configuration)));
            for (int i = 1; i < 8; i++) {
                alive.add(fleet.worker(configuration));
            }
            int killed = 0;
            while (killed < 8 && alive.stream().anyMatch(Osmigrate::alive)) {
                await().until(new Bulks(slow, 10)::seen);
                alive.remove(random.nextInt(alive.size())).kill();
                killed++;
                alive.add(fleet.worker(configuration));
            }
            Osmigrate last = fleet.run(configuration);
            Osmigrate.Ended ended = last.await();
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            for (Osmigrate worker : alive) {
                Osmigrate.Ended end = worker.await();
                assertThat(end.exitCode()).as(end.toString()).isZero();
            }
            assertThat(killed).isPositive();
            assertEverythingIsThere();
            fleet.assertAllCounted(configuration, documents());
        }
    }

    /** More of them since it was made, or none for so long that no worker can be sending. */
    private static final class Bulks {
        private final Relay relay;
        private final int enough;
        private final long since = System.nanoTime();

        Bulks(Relay relay, int more) {
            this.relay = relay;
            this.enough = relay.bulks() + more;
        }

        boolean seen() {
            return relay.bulks() >= enough
                    || System.nanoTime() - since > Duration.ofSeconds(8).toNanos();
        }
    }

    private static Fate later(int bulk) {
        if (bulk > 0) {
            pause(150);
        }
        return Fate.PASS;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Frozen for longer than its lease, with bulks on their way, while others finish and users write to the target. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "external"})
    void aWorkerThatWakesUpSendsNothing(String versions) throws Exception {
        String mode = "version-mode: " + versions;
        CountDownLatch release = new CountDownLatch(1);
        try (Relay held = new Relay(lab.opensearch().url(), (_, _, bulk) -> bulk > 3 ? held(release) : Fate.PASS);
                Fleet fleet = fleet("fleet-frozen-" + versions)) {
            Osmigrate frozen = fleet.run(fleet.configuration(held.url(), mode));
            await().atMost(Duration.ofMinutes(2)).until(() -> held.bulks() > 4 || !frozen.alive());
            frozen.suspend();
            List<String> direct = fleet.configuration(lab.opensearch().url(), mode);
            Osmigrate.Ended other = fleet.worker(direct).await();
            assertThat(other.exitCode()).as(other.toString()).isZero();
            assertEverythingIsThere();

            Map<String, Map<String, JsonNode>> after = writeToTheTarget();
            release.countDown();
            frozen.resume();

            Osmigrate.Ended woken = frozen.await();
            assertThat(woken.exitCode()).as(woken.toString()).isZero();
            INDICES.forEach(
                    index -> Fleet.assertSame(after.get(index), lab.opensearch().documents(index)));
            if (versions.equals("none")) {
                fleet.assertAllCounted(direct, documents());
            }
        }
    }

    /**
     * The network holds all bytes of one bulk back until its sender is dead, another worker has finished and users have
     * written. Without versions such a bulk is applied, which shows that with them it is the versions that keep it off.
     */
    @ParameterizedTest
    @ValueSource(strings = {"none", "external"})
    void aBulkThatTheNetworkDeliversLateChangesNothingWhereItHasVersions(String versions) throws Exception {
        String mode = "version-mode: " + versions;
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> late = new AtomicReference<>("");
        try (Relay network = new Relay(lab.opensearch().url(), (_, _, _) -> Fate.PASS, (exchange, body) -> {
                    if (exchange.getRequestURI().getPath().matches("/fleet-./_bulk")
                            && late.compareAndSet("", new String(body, StandardCharsets.UTF_8))) {
                        waitFor(release);
                    }
                });
                Fleet fleet = fleet("fleet-late-" + versions)) {
            Osmigrate first = fleet.run(fleet.configuration(network.url(), mode));
            await().atMost(Duration.ofMinutes(2)).until(() -> !late.get().isEmpty() || !first.alive());
            first.kill();
            Osmigrate.Ended other = fleet.worker(
                            fleet.configuration(lab.opensearch().url(), mode))
                    .await();
            assertThat(other.exitCode()).as(other.toString()).isZero();
            assertEverythingIsThere();

            Map<String, Map<String, JsonNode>> after = writeToTheTarget();
            release.countDown();
            await().atMost(Duration.ofMinutes(1)).until(() -> network.executedBulks() == network.bulks());

            Map<String, Map<String, JsonNode>> found = new HashMap<>();
            INDICES.forEach(index -> found.put(index, lab.opensearch().documents(index)));
            assertThat(late.get()).contains("\"_id\"");
            assertThat(found.equals(after)).isEqualTo(versions.equals("external"));
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is sent before the release is lost, what is sent after it arrives. */
    private static Fate held(CountDownLatch release) {
        if (release.getCount() == 0) {
            return Fate.PASS;
        }
        waitFor(release);
        return Fate.DROP_REQUEST;
    }

    /** Every document is changed or deleted: one that a late bulk brings back is seen. */
    private static Map<String, Map<String, JsonNode>> writeToTheTarget() {
        Map<String, Map<String, JsonNode>> after = new HashMap<>();
        for (String index : INDICES) {
            lab.opensearch()
                    .post(
                            "/" + index + "/_update_by_query?refresh=true",
                            "{\"script\":\"if (ctx._source.n % 2 == 0) { ctx.op = 'delete' } else { ctx._source.rev = 77 }\"}");
            after.put(index, lab.opensearch().documents(index));
        }
        return after;
    }

    @Test
    void operatorsPauseThrottleAndAbortAllWorkers() throws Exception {
        try (Relay relay = new Relay(lab.opensearch().url(), (_, _, bulk) -> later(bulk));
                Fleet fleet = fleet("fleet-orders")) {
            List<String> configuration = fleet.configuration(relay.url());
            Osmigrate run = fleet.run(configuration);
            await().atMost(Duration.ofMinutes(2)).until(() -> relay.bulks() > 5 || !run.alive());

            assertThat(fleet.console(configuration, "pause").exitCode()).isZero();
            pause(2500);
            int sent = relay.bulks();
            pause(2000);
            assertThat(relay.bulks()).isEqualTo(sent);
            assertThat(fleet.console(configuration, "status").out()).contains("paused");

            assertThat(fleet.console(configuration, "pause", "--index", "fleet-a")
                            .exitCode())
                    .isZero();
            assertThat(fleet.console(configuration, "resume", "--index", "none").exitCode())
                    .isZero();
            assertThat(fleet.console(configuration, "abort").exitCode()).isZero();
            Osmigrate.Ended aborted = run.await();
            assertThat(aborted.exitCode()).as(aborted.toString()).isEqualTo(6);
            assertThat(aborted.err()).contains("console resume");

            assertThat(fleet.console(configuration, "resume").exitCode()).isZero();
            assertThat(fleet.console(configuration, "throttle", "10mb").out()).contains("10");
            assertThat(fleet.console(configuration, "prioritize", "--index", "fleet-b")
                            .out())
                    .contains("fleet-b");
            Osmigrate.Ended again = fleet.run(configuration).await();
            assertThat(again.exitCode()).as(again.toString()).isZero();
            assertEverythingIsThere();
            fleet.assertAllCounted(configuration, documents());
        }
    }

    /** What a container platform does when it scales down. */
    @Test
    void aWorkerThatIsAskedToEndGivesBackWhatItHas() throws Exception {
        try (Relay relay = new Relay(lab.opensearch().url(), (_, _, bulk) -> later(bulk));
                Fleet fleet = fleet("fleet-term")) {
            List<String> configuration = fleet.configuration(relay.url());
            Osmigrate first = fleet.run(configuration);
            await().atMost(Duration.ofMinutes(2)).until(() -> relay.bulks() > 5 || !first.alive());
            first.terminate();
            first.await();
            String items = lab.opensearch()
                    .post(
                            "/.osmigrate-fleet-term/_search?size=1000",
                            "{\"query\":{\"bool\":{\"filter\":[{\"term\":{\"kind\":\"item\"}},"
                                    + "{\"term\":{\"done\":false}}],\"must_not\":[{\"term\":{\"holder\":\"\"}}]}}}")
                    .path("hits")
                    .path("hits")
                    .toString();
            assertThat(items).isEqualTo("[]");

            Osmigrate.Ended next = fleet.run(configuration).await();
            assertThat(next.exitCode()).as(next.toString()).isZero();
            assertEverythingIsThere();
            fleet.assertAllCounted(configuration, documents());
        }
    }

    private static Fleet fleet(String session) throws IOException {
        Lab.forget(lab.opensearch(), session, INDICES.toArray(String[]::new));
        return new Fleet(Files.createDirectory(shared.resolve(session)), repository);
    }

    private static long documents() {
        return EXPECTED.values().stream().mapToLong(Map::size).sum();
    }

    private static void assertEverythingIsThere() {
        EXPECTED.forEach((index, documents) ->
                Fleet.assertSame(documents, lab.opensearch().documents(index)));
    }
}
