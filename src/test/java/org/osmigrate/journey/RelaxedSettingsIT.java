package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Settings that were relaxed for the time of a backfill are what they were before, whatever happened in between. */
@ExtendWith(SharedServers.class)
class RelaxedSettingsIT {

    private static final String INDEX = "relaxed";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private static Path shared;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("relaxed");
        Corpus corpus = new Corpus(lab.elasticsearch(), INDEX, 2000, 42);
        corpus.load();
        lab.elasticsearch().put("/" + INDEX + "/_settings", "{\"refresh_interval\":\"7s\",\"number_of_replicas\":1}");
        corpus.snapshot(repository, "relaxed", "snap");
    }

    @Test
    void theNextRunPutsBackWhatAKilledOneHadSetAside() throws Exception {
        Path folder = killInTheMiddle("relax-run");
        assertThat(settings("refresh_interval", "number_of_replicas")).containsExactly("-1", "0");

        Osmigrate.Ended second = Osmigrate.run(folder, run("relax-run", lab.opensearch()));

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(settings("refresh_interval", "number_of_replicas")).containsExactly("7s", "1");
        assertThat(lab.opensearch().documents(INDEX).keySet())
                .isEqualTo(lab.elasticsearch().documents(INDEX).keySet());
    }

    @Test
    void whatAnAbortedSessionHadSetAsideIsPutBackOnRequest() throws Exception {
        Path folder = killInTheMiddle("relax-abort");
        String url = lab.opensearch().url().toString();
        Osmigrate.run(folder, "console", "abort", "--session", "relax-abort", "--target-url", url);

        Osmigrate.Ended aborted = Osmigrate.run(folder, run("relax-abort", lab.opensearch()));
        assertThat(aborted.exitCode()).as(aborted.toString()).isEqualTo(6);
        assertThat(aborted.err()).contains("osmigrate console restore");
        assertThat(settings("refresh_interval", "number_of_replicas")).containsExactly("-1", "0");

        Osmigrate.Ended restored = Osmigrate.run(
                folder, "console", "restore", "--session", "relax-abort", "--target-url", url, "-o", "json");
        assertThat(restored.exitCode()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("index.refresh_interval", "7s");
        assertThat(settings("refresh_interval", "number_of_replicas")).containsExactly("7s", "1");
    }

    private static Path killInTheMiddle(String session) throws Exception {
        Lab.forget(lab.opensearch(), session, INDEX);
        Path folder = Files.createDirectory(shared.resolve(session));
        try (Relay relay =
                new Relay(lab.opensearch().url(), (method, path, bulk) -> bulk >= 3 ? Fate.HOLD_ANSWER : Fate.PASS)) {
            List<String> relaxed = Stream.concat(
                            Stream.of(run(session, new Api(relay.url()))), Stream.of("--relax", "refresh,replicas"))
                    .toList();
            try (Osmigrate first = Osmigrate.start(folder, Map.of(), relaxed)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> relay.bulks() >= 3 || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                first.kill();
            }
        }
        return folder;
    }

    private static Stream<String> settings(String... names) {
        JsonNode settings = lab.opensearch().get("/" + INDEX + "/_settings").at("/" + INDEX + "/settings/index");
        return Stream.of(names).map(name -> settings.path(name).asText());
    }

    private static String[] run(String session, Api target) {
        return new String[] {
            "console",
            "run",
            "--session",
            session,
            "--target-url",
            target.url().toString(),
            "--snapshot-repository",
            repository.toUri().toString(),
            "--snapshot-name",
            "snap",
            "--bulk-size",
            "20kb"
        };
    }
}
