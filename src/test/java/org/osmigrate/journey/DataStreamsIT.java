package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Data streams, of several backing indices, to data streams: what a kill repeats is there once, equal ids are named. */
@ExtendWith(SharedServers.class)
class DataStreamsIT {

    private static final String STREAM = "ds-events";
    private static final String FIRST = ".ds-ds-events-000001";
    private static final String SECOND = ".ds-ds-events-000002";
    private static final String TEMPLATE = """
            {"index_patterns":["ds-events*"],"priority":200,"data_stream":{},
             "template":{"settings":{"number_of_shards":2},"mappings":{"properties":{"n":{"type":"long"}}}}}""";

    private static Api cluster;
    private static Path repository;
    private static Map<String, JsonNode> expected;

    @TempDir
    private Path folder;

    /** The target is the cluster the snapshot is of, where the data stream has been deleted since. */
    @BeforeAll
    static void takeASnapshot(@Shared(product = Product.OPENSEARCH) Server server) {
        cluster = new Api(server.url());
        repository = server.newRepository(STREAM);
        cluster.put("/_index_template/ds-events", TEMPLATE);
        fill(0, 600);
        cluster.post("/" + STREAM + "/_rollover", "");
        fill(600, 1000);
        cluster.put("/" + STREAM + "/_create/same?refresh=true", "{\"@timestamp\":2,\"n\":-2}");
        cluster.delete("/" + FIRST + "/_doc/e7?refresh=true");
        Corpus.snapshot(cluster, repository, STREAM, "snap", List.of(STREAM));
        expected = cluster.documents(STREAM);
        expected.remove("same");
        assertThat(expected).hasSize(999);
    }

    private static void fill(int from, int to) {
        StringBuilder bulk = new StringBuilder();
        if (from == 0) {
            bulk.append("{\"create\":{\"_id\":\"same\"}}\n{\"@timestamp\":1,\"n\":-1}\n");
        }
        for (int i = from; i < to; i++) {
            bulk.append("{\"create\":{\"_id\":\"e").append(i).append("\"}}\n");
            bulk.append("{\"@timestamp\":")
                    .append(1_700_000_000_000L + i)
                    .append(",\"n\":")
                    .append(i)
                    .append("}\n");
        }
        cluster.post("/" + STREAM + "/_bulk?refresh=true", bulk.toString());
    }

    @BeforeEach
    void forget() {
        cluster.delete("/_data_stream/" + STREAM);
        cluster.delete("/_index_template/ds-events");
        Lab.forget(cluster, "ds", STREAM);
    }

    @Test
    void aKilledRunThatGoesOnRepeatsNothingAndNamesEqualIds() throws Exception {
        killed();

        configure(cluster.url(), "");
        Osmigrate.Ended run = run();
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        JsonNode backfill = json(run).path("backfill");
        assertThat(backfill.path("failed").asInt()).isEqualTo(2);
        assertThat(backfill.path("already_there").asInt()).as(run.out()).isPositive();
        assertThat(backfill.path("documents").asInt()
                        + backfill.path("already_there").asInt())
                .isEqualTo(expected.size());
        assertThat(cluster.get("/_data_stream/" + STREAM)
                        .at("/data_streams/0/name")
                        .asText())
                .isEqualTo(STREAM);
        Fleet.assertSame(expected, cluster.documents(STREAM));
        assertThat(cluster.count(STREAM)).isEqualTo(expected.size());
        JsonNode failed = json(Osmigrate.run(folder, "console", "failed-documents", "list", "-o", "json"));
        assertThat(failed.at("/documents/0/reason").asText())
                .contains(FIRST + "[", SECOND + "[", "none of them is sent");
    }

    private void killed() throws Exception {
        AtomicInteger bulks = new AtomicInteger();
        try (Relay relay = new Relay(
                cluster.url(),
                (_, path, _) -> path.startsWith("/" + STREAM + "/_bulk") && bulks.incrementAndGet() > 10
                        ? Fate.HOLD_ANSWER
                        : Fate.PASS)) {
            configure(relay.url(), "");
            try (Osmigrate first = Osmigrate.start(folder, Map.of(), List.of("console", "run"))) {
                await().atMost(Duration.ofMinutes(2)).until(() -> bulks.get() > 11 || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                Thread.sleep(1000);
                first.kill();
            }
        }
    }

    /** Verification compares a data stream with all that the snapshot has of it, however many indices it has by now. */
    @Test
    void aStreamIsVerifiedOverAllOfItsBackingIndices() throws Exception {
        configure(cluster.url(), "exclude: { indices: [ \"" + SECOND + "\" ] }");
        Osmigrate.Ended run = run();
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(cluster.count(STREAM)).isEqualTo(600);
        assertThat(cluster.documents(STREAM).get("same").at("/_source/n").asInt())
                .isEqualTo(-1);

        cluster.post("/" + STREAM + "/_rollover", "");
        assertThat(verify().exitCode()).isZero();
        cluster.put("/" + STREAM + "/_create/surplus?refresh=true", "{\"@timestamp\":3,\"n\":3}");
        Osmigrate.Ended surplus = verify();
        assertThat(surplus.exitCode()).as(surplus.toString()).isEqualTo(7);
        assertThat(surplus.out()).contains("surplus");
        cluster.delete("/" + FIRST + "/_doc/e5?refresh=true");
        assertThat(verify().out()).contains("\"e5\"");
    }

    @Test
    void aStreamWithoutATemplateIsRefused() throws Exception {
        configure(cluster.url(), "include: { index-templates: [ none-* ] }");

        Osmigrate.Ended run = run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
        assertThat(run.err()).contains("index or data stream " + STREAM + " does not exist", "metadata evaluate");
        Osmigrate.Ended evaluated = Osmigrate.run(folder, "metadata", "evaluate", "-o", "json");
        assertThat(evaluated.exitCode()).as(evaluated.toString()).isNotZero();
        assertThat(evaluated.out()).contains("no index template fits its name", "include.index-templates");
        assertThat(cluster.status("GET", "/" + STREAM, "")).isEqualTo(404);
    }

    @Test
    void aBackingIndexIsNotMovedUnderItsOwnName() throws Exception {
        configure(cluster.url(), "include: { indices: [ \"" + SECOND + "\" ] }");

        Osmigrate.Ended run = run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.err()).contains("is a backing index of data stream " + STREAM);
    }

    private Osmigrate.Ended run() throws Exception {
        return Osmigrate.run(folder, "console", "run", "-o", "json");
    }

    private Osmigrate.Ended verify() throws Exception {
        return Osmigrate.run(folder, "console", "verify", "--fresh", "-o", "json");
    }

    private static JsonNode json(Osmigrate.Ended ended) throws Exception {
        return new ObjectMapper().readTree(ended.out());
    }

    private void configure(URI target, String selection) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: ds
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                %s
                metadata: {}
                backfill: { bulk-size: 2kb, lease: 4s }
                verify: {}
                """.formatted(target, repository.toUri(), selection));
    }
}
