package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** {@code console verify} killed at its second index: the next one does not read the first again, unless told to. */
@ExtendWith(SharedServers.class)
class InterruptedVerifyIT {

    private static final String FIRST = "/again-1/_search/point_in_time";
    private static final String SECOND = "/again-2/_search/point_in_time";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("again");
        new Corpus(lab.elasticsearch(), "again-1", 50, 1).load();
        new Corpus(lab.elasticsearch(), "again-2", 50, 2).load();
        new Corpus(lab.elasticsearch(), "again-*", 0, 0).snapshot(repository, "again", "snap");
    }

    @BeforeEach
    void migrateAndInterruptTheVerification() throws Exception {
        Lab.forget(lab.opensearch(), "again", "again-1", "again-2");
        Osmigrate.Ended run =
                Osmigrate.run(folder, arguments("console run", lab.opensearch().url()));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        try (Relay relay = relay(SECOND);
                Osmigrate killed =
                        Osmigrate.start(folder, Map.of(), List.of(arguments("console verify", relay.url())))) {
            await().atMost(Duration.ofMinutes(2)).until(() -> asked(relay, SECOND) || !killed.alive());
            assertThat(killed.alive()).as(killed.err()).isTrue();
        }
    }

    @Test
    void goesOnWithTheIndexItStoppedAt() throws Exception {
        try (Relay relay = relay("nothing")) {
            Osmigrate.Ended verify = Osmigrate.run(folder, arguments("console verify", relay.url()));

            assertThat(verify.exitCode()).as(verify.toString()).isZero();
            assertThat(verify.err()).contains("1 of 2 indices", "--fresh");
            assertThat(verify.out()).contains("again-1", "again-2");
            assertThat(asked(relay, FIRST)).isFalse();
            assertThat(asked(relay, SECOND)).isTrue();
        }
    }

    @Test
    void beginsAnewWhenToldTo() throws Exception {
        try (Relay relay = relay("nothing")) {
            Osmigrate.Ended verify = Osmigrate.run(folder, arguments("console verify --fresh", relay.url()));

            assertThat(verify.exitCode()).as(verify.toString()).isZero();
            assertThat(asked(relay, FIRST)).isTrue();
            assertThat(asked(relay, SECOND)).isTrue();
        }
    }

    private static Relay relay(String held) throws IOException {
        return new Relay(
                lab.opensearch().url(), (method, path, bulk) -> path.startsWith(held) ? Fate.HOLD_ANSWER : Fate.PASS);
    }

    private static boolean asked(Relay relay, String path) {
        return relay.requests().stream().anyMatch(request -> request.startsWith("POST " + path));
    }

    private static String[] arguments(String command, URI target) {
        String rest = " --session again --target-url " + target + " --include-indices again-* --snapshot-name snap"
                + " --snapshot-repository " + repository.toUri();
        return Stream.of((command + rest).split(" ")).toArray(String[]::new);
    }
}
