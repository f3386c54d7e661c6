package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.NoIdsRelay;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Targets that want aliases, and targets that take no ids. */
@ExtendWith(SharedServers.class)
class TargetTermsIT {

    private static final String INDEX = "terms";
    private static final String BEHIND = "terms-v2";
    private static final int DOCUMENTS = 400;

    private static Lab lab;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository(INDEX);
        lab.elasticsearch().put("/" + INDEX, "{\"settings\":{\"number_of_shards\":1}}");
        StringBuilder bulk = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            bulk.append("{\"index\":{\"_id\":\"d")
                    .append(i)
                    .append("\"}}\n{\"n\":")
                    .append(i)
                    .append("}\n");
        }
        lab.elasticsearch().post("/" + INDEX + "/_bulk?refresh=true", bulk.toString());
        new Corpus(lab.elasticsearch(), INDEX, 0, 0).snapshot(repository, INDEX, "snap");
    }

    @BeforeEach
    void forget() {
        Lab.forget(lab.opensearch(), "terms", INDEX, BEHIND);
    }

    /** An alias that is removed meanwhile ends the run; nothing is made of its name. */
    @Test
    void anAliasThatIsRemovedIsNoNewIndex() throws Exception {
        lab.opensearch().put("/" + BEHIND, "{\"aliases\":{\"" + INDEX + "\":{\"is_write_index\":true}}}");
        try (Relay relay = new Relay(lab.opensearch().url(), (_, path, _) -> {
            if (path.startsWith("/" + INDEX + "/_bulk") && lab.opensearch().count(BEHIND) > 0) {
                lab.opensearch().delete("/" + BEHIND + "/_alias/" + INDEX);
            }
            return Fate.PASS;
        })) {
            configure(relay.url(), "require-alias: true");
            Osmigrate.Ended run = run();
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
            assertThat(run.err()).contains(INDEX + " is no alias any more", "backfill.require-alias");
        }
        assertThat(lab.opensearch().status("GET", "/" + INDEX, "")).isEqualTo(404);

        lab.opensearch().put("/" + BEHIND + "/_alias/" + INDEX, "{\"is_write_index\":true}");
        configure(lab.opensearch().url(), "require-alias: true");
        Osmigrate.Ended again = run();
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(lab.opensearch().documents(BEHIND)).hasSize(DOCUMENTS);
        assertThat(folder.resolve("failed-documents")).doesNotExist();
    }

    @Test
    void anIndexIsRefusedWhereAnAliasIsRequired() throws Exception {
        lab.opensearch().put("/" + INDEX, "{}");
        configure(lab.opensearch().url(), "require-alias: true");

        Osmigrate.Ended run = run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
        assertThat(run.err()).contains(INDEX + " is an index, not an alias");
        assertThat(lab.opensearch().count(INDEX)).isZero();
    }

    @Test
    void idsThatAreRefusedEndTheRunWithTheOptionsName() throws Exception {
        lab.opensearch().put("/" + INDEX, "{}");
        try (NoIdsRelay relay = new NoIdsRelay(lab.opensearch().url(), INDEX)) {
            configure(relay.url(), "document-ids: keep");
            Osmigrate.Ended run = run();
            assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
            assertThat(run.err()).contains("--document-ids generate");
            assertThat(folder.resolve("failed-documents")).doesNotExist();

            configure(relay.url(), "document-ids: generate");
            Osmigrate.Ended changed = run();
            assertThat(changed.exitCode()).as(changed.toString()).isEqualTo(4);
            Lab.forget(lab.opensearch(), "terms");
            Osmigrate.Ended generated = run();
            assertThat(generated.exitCode()).as(generated.toString()).isZero();
            JsonNode report = new ObjectMapper().readTree(generated.out());
            assertThat(report.at("/backfill/may_be_double").asInt(-1)).isZero();
            assertThat(report.at("/verify/indices/0/remark").asText()).contains("comparable only by its number");
            Map<Integer, Integer> contents = contents();
            assertThat(contents).hasSize(DOCUMENTS);
            assertThat(contents.values()).containsOnly(1);
            assertThat(lab.opensearch().documents(INDEX)).doesNotContainKey("d1");
        }
    }

    /** Answers are lost, then the worker is killed: nothing is missing, and no more is double than it says. */
    @Test
    void saysHowManyMayBeDouble() throws Exception {
        lab.opensearch().put("/" + INDEX, "{}");
        try (NoIdsRelay noIds = new NoIdsRelay(lab.opensearch().url(), INDEX)) {
            killedWhileAnswersAreLost(noIds.url());
            configure(noIds.url(), "document-ids: generate");
            Osmigrate.Ended run = run();
            assertThat(run.exitCode()).as(run.toString()).isIn(0, 7);
            int doubtful = new ObjectMapper()
                    .readTree(run.out())
                    .at("/backfill/may_be_double")
                    .asInt();
            Map<Integer, Integer> contents = contents();
            long repeated =
                    contents.values().stream().filter(times -> times > 1).count();

            assertThat(contents).hasSize(DOCUMENTS);
            assertThat(repeated).isPositive();
            assertThat((long) doubtful).isBetween(repeated, DOCUMENTS - 1L);
            assertThat(status().path("may_be_double").asInt()).isEqualTo(doubtful);
        }
    }

    private void killedWhileAnswersAreLost(URI target) throws Exception {
        int[] bulks = {0};
        try (Relay relay = new Relay(
                target, (_, path, _) -> path.startsWith("/" + INDEX + "/_bulk") ? fate(++bulks[0]) : Fate.PASS)) {
            configure(relay.url(), "document-ids: generate", "bulks-in-flight: 2");
            try (Osmigrate first = Osmigrate.start(folder, Map.of(), List.of("console", "run"))) {
                await().atMost(Duration.ofMinutes(2)).until(() -> bulks[0] >= 8 || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                Thread.sleep(1500);
                first.kill();
            }
        }
    }

    private static Fate fate(int bulk) {
        if (bulk == 2) {
            return Fate.DROP_ANSWER;
        }
        return bulk >= 6 ? Fate.HOLD_ANSWER : Fate.PASS;
    }

    private JsonNode status() throws Exception {
        Osmigrate.Ended status = Osmigrate.run(folder, "console", "status", "-o", "json");
        return new ObjectMapper().readTree(status.out()).path("total");
    }

    /** How often each content is there. */
    private static Map<Integer, Integer> contents() {
        return lab.opensearch().documents(INDEX).values().stream()
                .collect(Collectors.toMap(
                        hit -> hit.path("_source").path("n").asInt(), _ -> 1, Integer::sum, HashMap::new));
    }

    private Osmigrate.Ended run() throws Exception {
        return Osmigrate.run(folder, "console", "run", "-o", "json");
    }

    private void configure(URI target, String... backfill) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: terms
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                backfill:
                  bulk-size: 1kb
                  lease: 4s
                  request-timeout: 10s
                  %s
                verify: {}
                """.formatted(
                        target, repository.toUri(), String.join("\n  ", backfill)));
    }
}
