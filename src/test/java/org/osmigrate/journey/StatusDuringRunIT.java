package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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

/** {@code console status} in a process of its own while a backfill is half way, and when it has ended. */
@ExtendWith(SharedServers.class)
class StatusDuringRunIT {

    /** Bulks of the second index that pass before the others wait. */
    private static final int PASSING = 2;

    private static final Duration SLOWLY = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static Lab lab;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("status");
        new Corpus(lab.elasticsearch(), "status-a", 100, 1).load();
        new Corpus(lab.elasticsearch(), "status-b", 3000, 2).load();
        new Corpus(lab.elasticsearch(), "status-*", 0, 0).snapshot(repository, "status", "snap");
    }

    @Test
    void tellsWhatIsReadAndWhatIsLeft() throws Exception {
        Lab.forget(lab.opensearch(), "status", "status-a", "status-b");
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger bulks = new AtomicInteger();
        try (Relay slow = new Relay(lab.opensearch().url(), (method, path, bulk) -> {
                    if (path.startsWith("/status-b/_bulk")) {
                        hold(bulks, goOn);
                    }
                    return Fate.PASS;
                });
                Osmigrate run =
                        Osmigrate.start(folder, Map.of(), arguments("console run --bulk-size 10kb", slow.url()))) {

            JsonNode halfWay = await().atMost(LIMIT).until(() -> json(run), StatusDuringRunIT::isHalfWay);
            assertThat(halfWay.at("/steps/metadata").asText()).isEqualTo("done");
            assertThat(halfWay.at("/steps/backfill").asText()).isEqualTo("running");
            assertThat(halfWay.path("bytes_per_second").asLong()).isPositive();
            JsonNode first = index(halfWay, "status-a");
            assertThat(first.path("bytes_read").asLong())
                    .isEqualTo(first.path("bytes").asLong());
            assertThat(first.path("documents").asLong())
                    .isEqualTo(lab.elasticsearch().count("status-a"));
            JsonNode second = index(halfWay, "status-b");
            assertThat(second.path("bytes_read").asLong())
                    .isLessThan(second.path("bytes").asLong());
            assertThat(second.path("seconds_left").asLong()).isPositive();
            assertThat(halfWay.at("/total/seconds_left").asLong()).isPositive();

            String table = status("table").out();
            assertThat(table)
                    .containsPattern("status-a .*100 ?%")
                    .containsPattern("status-b .*B/s.*\\d")
                    .contains("running");

            goOn.countDown();
            Osmigrate.Ended ended = run.await();
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
        } finally {
            goOn.countDown();
        }
        assertFinished();
    }

    private void assertFinished() throws Exception {
        JsonNode finished = new ObjectMapper().readTree(status("json").out());
        for (String step : List.of("metadata", "backfill", "verify")) {
            assertThat(finished.at("/steps/" + step).asText()).isEqualTo("done");
        }
        for (String name : List.of("status-a", "status-b")) {
            JsonNode index = index(finished, name);
            assertThat(index.path("documents").asLong())
                    .isEqualTo(lab.elasticsearch().count(name));
            assertThat(index.path("bytes_read").asLong())
                    .isEqualTo(index.path("bytes").asLong());
            assertThat(index.path("failed").asLong()).isZero();
        }
        assertThat(finished.path("bytes_per_second").asLong()).isZero();
        assertThat(status("table").out()).contains("done").doesNotContain("running", "B/s");
    }

    /** Before there is a plan, status ends with 3 and says so. */
    private JsonNode json(Osmigrate run) throws Exception {
        assertThat(run.alive()).as(run.err()).isTrue();
        return new ObjectMapper().readTree(status("json").out());
    }

    /** Slowly as long as the other index is not filled: what is held takes the place of its bulks. */
    private static void hold(AtomicInteger bulks, CountDownLatch goOn) {
        if (!firstIsFilled()) {
            LockSupport.parkNanos(SLOWLY.toNanos());
        } else if (bulks.incrementAndGet() > PASSING) {
            waitFor(goOn);
        }
    }

    private static boolean firstIsFilled() {
        lab.opensearch().post("/status-a/_refresh", "");
        return lab.opensearch().count("status-a") == lab.elasticsearch().count("status-a");
    }

    private static boolean isHalfWay(JsonNode status) {
        JsonNode first = index(status, "status-a");
        return first.path("bytes").asLong() > 0
                && first.path("bytes_read").asLong() == first.path("bytes").asLong();
    }

    private static JsonNode index(JsonNode status, String name) {
        return status.path("indices")
                .valueStream()
                .filter(index -> index.path("index").asText().equals(name))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().createObjectNode());
    }

    private Osmigrate.Ended status(String form) throws Exception {
        return Osmigrate.run(
                folder,
                arguments("console status -o " + form, lab.opensearch().url()).toArray(String[]::new));
    }

    private static List<String> arguments(String command, URI target) {
        return List.of((command + " --session status --target-url " + target + " --include-indices status-*"
                        + " --snapshot-name snap --snapshot-repository " + repository.toUri())
                .split(" "));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
