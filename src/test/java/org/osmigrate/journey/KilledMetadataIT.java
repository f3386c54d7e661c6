package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** A process of {@code metadata migrate} that is killed with -9 in the middle: the same command completes what it began. */
@ExtendWith(SharedServers.class)
class KilledMetadataIT {

    private static final String SESSION = "killed-metadata";
    private static final List<String> INDICES = List.of("products", "routed");
    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    private static Api target;

    @TempDir
    private Path folder;

    @BeforeAll
    static void findTheTarget(@Shared(product = Product.OPENSEARCH) Server server) {
        target = new Api(server.url());
    }

    @BeforeEach
    @AfterEach
    void forget() {
        target.delete("/_index_template/theirs-of-killed");
        target.delete("/_index_template/osmigrate-shield-" + SESSION);
        Lab.forget(target, SESSION, INDICES.toArray(String[]::new));
    }

    /** The shield is up each time: while the first index is made, while the last is, and when it is taken down. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT /products?", "PUT /routed?", "DELETE /_index_template/osmigrate-shield"})
    void theNextRunCompletesIt(String stuck) throws Exception {
        target.put(
                "/_index_template/theirs-of-killed",
                "{\"index_patterns\":[\"products*\",\"routed*\"],\"template\":{\"aliases\":{\"intruder\":{}}}}");
        AtomicBoolean reached = new AtomicBoolean();
        try (Relay relay = new Relay(
                        target.url(),
                        (method, path, _) -> (method + " " + path).startsWith(stuck) ? held(reached) : Fate.PASS);
                Osmigrate first =
                        Osmigrate.start(folder, Map.of(), migrate(relay.url().toString()))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> reached.get() || !first.alive());
            assertThat(first.alive()).as(first.err()).isTrue();
            first.kill();
        }

        Osmigrate.Ended second =
                Osmigrate.run(folder, migrate(target.url().toString()).toArray(String[]::new));
        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(target.get("/products,routed?flat_settings=true").toString())
                .contains("catalog-active", "routed-k1")
                .doesNotContain("intruder");
        assertThat(target.status("GET", "/_index_template/osmigrate-shield-" + SESSION, ""))
                .isEqualTo(404);

        Osmigrate.Ended third =
                Osmigrate.run(folder, migrate(target.url().toString()).toArray(String[]::new));
        assertThat(third.exitCode()).as(third.toString()).isZero();
        assertThat(third.out()).contains("\"already there\" : 2").doesNotContain("\"created\"");
    }

    private static Fate held(AtomicBoolean reached) {
        reached.set(true);
        return Fate.HOLD_ANSWER;
    }

    private static List<String> migrate(String url) {
        return List.of(
                "metadata",
                "migrate",
                "-o",
                "json",
                "--session",
                SESSION,
                "--target-url",
                url,
                "--snapshot-repository",
                GOLDEN.toUri().toString(),
                "--snapshot-name",
                "snap-2",
                "--include-indices",
                String.join(",", INDICES));
    }
}
