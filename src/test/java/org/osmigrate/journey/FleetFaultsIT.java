package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Trouble of the target and of the cluster that keeps the state, which workers have to sit out. */
@ExtendWith(SharedServers.class)
class FleetFaultsIT {

    private static final String INDEX = "faults";

    private static Lab lab;
    private static Path repository;
    private static Map<String, JsonNode> expected;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(@Shared(product = Product.ELASTICSEARCH) Server source) {
        lab = new Lab(source, Servers.openSearch("3.8.0").heap("512m").start());
        repository = lab.repository(INDEX);
        Corpus corpus = new Corpus(lab.elasticsearch(), INDEX, 2000, 5);
        corpus.load();
        corpus.snapshot(repository, INDEX, "snap");
        expected = lab.elasticsearch().documents(INDEX);
    }

    @AfterAll
    static void stopTheTarget() {
        lab.opensearchServer().close();
    }

    /** It pushes back for a while, then it is killed and started again, with all workers at it. */
    @Test
    void targetAndStatePushBackAndAreStartedAgain() throws Exception {
        AtomicBoolean busy = new AtomicBoolean();
        try (Relay relay = new Relay(
                        lab.opensearch().url(), (_, path, _) -> isBulk(path) ? slowly(busy.get()) : Fate.PASS);
                Fleet fleet = fleet("faults-restart")) {
            List<String> configuration = fleet.configuration(relay.url());
            List<Osmigrate> workers = new ArrayList<>(List.of(fleet.run(configuration)));
            workers.add(fleet.worker(configuration));
            workers.add(fleet.worker(configuration));
            awaitBulks(relay, workers.getFirst(), 3);
            busy.set(true);
            Thread.sleep(5000);
            busy.set(false);
            awaitBulks(relay, workers.getFirst(), 6);
            lab.opensearchServer().kill();
            Thread.sleep(6000);
            lab.opensearchServer().restart();
            assertEnd(fleet, configuration, workers);
        }
    }

    /** The flood-stage watermark blocks every index, that of the state among them, until there is room again. */
    @Test
    void theTargetsDiskIsFullForAWhile() throws Exception {
        try (Relay relay = new Relay(lab.opensearch().url(), (_, path, _) -> isBulk(path) ? slowly(false) : Fate.PASS);
                Fleet fleet = fleet("faults-flood")) {
            List<String> configuration = fleet.configuration(relay.url());
            List<Osmigrate> workers = new ArrayList<>(List.of(fleet.run(configuration), fleet.worker(configuration)));
            awaitBulks(relay, workers.getFirst(), 3);
            try {
                block("true");
                Thread.sleep(7000);
                assertThat(workers.getFirst().alive())
                        .as(workers.getFirst().err())
                        .isTrue();
            } finally {
                block("null");
            }
            assertEnd(fleet, configuration, workers);
        }
    }

    /** What the watermark does, without filling a disk. */
    private static void block(String value) {
        lab.opensearch()
                .put(
                        "/" + INDEX + ",.osmigrate-faults-flood/_settings?expand_wildcards=all",
                        "{\"index.blocks.read_only_allow_delete\":" + value + "}");
    }

    /** No two clocks need to agree. */
    @Test
    void aWorkersClockIsAnHourOff() throws Exception {
        Path library = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(library), "libfaketime is not installed");
        Map<String, String> wrong = Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME",
                "+1h",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1");
        try (Relay relay = new Relay(lab.opensearch().url(), (_, path, _) -> isBulk(path) ? slowly(false) : Fate.PASS);
                Fleet fleet = fleet("faults-clock")) {
            List<String> configuration = fleet.configuration(relay.url());
            List<Osmigrate> workers = new ArrayList<>(List.of(fleet.run(configuration)));
            workers.add(fleet.worker(wrong, configuration));
            awaitBulks(relay, workers.getFirst(), 3);
            workers.add(fleet.worker(configuration));
            workers.remove(1).kill();
            workers.add(fleet.worker(wrong, configuration));
            assertEnd(fleet, configuration, workers);
        }
    }

    private static boolean isBulk(String path) {
        return path.startsWith("/" + INDEX + "/_bulk");
    }

    private static Fate slowly(boolean busy) {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return busy ? Fate.TOO_MANY : Fate.PASS;
    }

    /** Bulks of documents: those that write the plan do not count. */
    private static void awaitBulks(Relay relay, Osmigrate run, int more) {
        long enough = bulks(relay) + more;
        await().atMost(Duration.ofMinutes(2)).until(() -> bulks(relay) >= enough || !run.alive());
    }

    private static long bulks(Relay relay) {
        return relay.requests().stream()
                .filter(request -> request.contains("/" + INDEX + "/_bulk"))
                .count();
    }

    private static Fleet fleet(String session) throws IOException {
        Lab.forget(lab.opensearch(), session, INDEX);
        return new Fleet(Files.createDirectory(shared.resolve(session)), repository);
    }

    private static void assertEnd(Fleet fleet, List<String> configuration, List<Osmigrate> workers) throws Exception {
        for (Osmigrate worker : workers) {
            Osmigrate.Ended end = worker.await();
            assertThat(end.exitCode()).as(end.toString()).isZero();
        }
        Fleet.assertSame(expected, lab.opensearch().documents(INDEX));
        fleet.assertAllCounted(configuration, expected.size());
    }
}
