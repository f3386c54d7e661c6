package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Documents that fail are kept in a bucket: durable before the watermark passes them, and retried from any machine. */
@ExtendWith(SharedServers.class)
class FailedDocumentsInABucketIT {

    private static final String INDEX = "bucketed";
    private static final int DOCUMENTS = 2000;

    private static Lab lab;
    private static Server bucket;
    private static Path repository;

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target,
            @Shared(product = Product.S3) Server s3)
            throws Exception {
        lab = new Lab(source, target);
        bucket = s3;
        Files.createDirectories(s3.data().resolve("failed"));
        repository = lab.repository("bucketed");
        lab.elasticsearch().put("/" + INDEX, "{\"settings\":{\"number_of_shards\":2}}");
        StringBuilder bulk = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            bulk.append("{\"index\":{\"_id\":\"d")
                    .append(i)
                    .append("\"}}\n{\"n\":")
                    .append(i)
                    .append("}\n");
        }
        lab.elasticsearch().post("/" + INDEX + "/_bulk?refresh=true", bulk.toString());
        new Corpus(lab.elasticsearch(), INDEX, 0, 0).snapshot(repository, "bucketed", "snap");
    }

    /** Killed with -9 in the middle and gone on with on another machine: each failed document is in the bucket. */
    @Test
    void aKilledWorkerLosesNoneThatItsWatermarkHasPassed() throws Exception {
        Lab.forget(lab.opensearch(), "bucketed", INDEX);
        lab.opensearch().put("/" + INDEX, "{\"mappings\":{\"dynamic\":\"strict\"}}");
        try (Relay relay =
                new Relay(lab.opensearch().url(), (_, _, bulk) -> bulk > 40 ? Fate.HOLD_ANSWER : Fate.PASS)) {
            configure(one, relay.url().toString());
            try (Osmigrate first = start(one, "console", "run")) {
                await().atMost(Duration.ofMinutes(2)).until(() -> passed() > 0 || !first.alive());
                assertThat(first.alive()).as(first.err()).isTrue();
                first.kill();
            }
        }

        configure(other, lab.opensearch().url().toString());
        Osmigrate.Ended run = osmigrate(other, "console", "run");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(run.toString()).contains("s3://failed/streams/bucketed");
        JsonNode list = json(other, "list");
        assertThat(list.path("left").asInt()).isEqualTo(DOCUMENTS);
        assertThat(list.path("folder").asText()).isEqualTo("s3://failed/streams/bucketed");
        configure(one, lab.opensearch().url().toString());
        assertThat(json(one, "count").path("left").asInt()).isEqualTo(DOCUMENTS);
        assertThat(one.resolve("failed-documents")).doesNotExist();
        isTakenFromAnyMachine();
    }

    private void isTakenFromAnyMachine() throws Exception {
        lab.opensearch().put("/" + INDEX + "/_mapping", "{\"dynamic\":true}");
        for (Path machine : List.of(one, other)) {
            Osmigrate.Ended retry = osmigrate(machine, "console", "failed-documents", "retry");
            assertThat(retry.exitCode()).as(retry.toString()).isZero();
            assertThat(lab.opensearch().documents(INDEX).values())
                    .hasSize(DOCUMENTS)
                    .allMatch(document -> document.path("_version").asInt() == 1);
        }
        assertThat(json(other, "list").path("documents")).isEmpty();
        assertThat(json(other, "count").path("left").asInt(-1)).isZero();
        assertThat(osmigrate(other, "console", "run").exitCode()).isZero();
    }

    /** Failed documents that the state index counts: their watermarks have passed. */
    private static long passed() {
        if (lab.opensearch().status("GET", "/.osmigrate-bucketed", "") != 200) {
            return 0;
        }
        lab.opensearch().post("/.osmigrate-bucketed/_refresh", "");
        return lab.opensearch()
                .post(
                        "/.osmigrate-bucketed/_search",
                        "{\"size\":0,\"aggs\":{\"failed\":{\"sum\":{\"field\":\"failed\"}}}}")
                .at("/aggregations/failed/value")
                .asLong();
    }

    @Test
    void aPlaceThatMayNotBeWrittenIsRefusedBeforeAnythingIsSent() throws Exception {
        Lab.forget(lab.opensearch(), "bucketed", INDEX);
        configure(one, lab.opensearch().url().toString());
        try (Osmigrate run = Osmigrate.start(
                one,
                Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "wrong"),
                List.of("console", "run"))) {
            Osmigrate.Ended ended = run.await();
            assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(5);
            assertThat(ended.err()).contains("s3://failed/streams");
        }
        assertThat(lab.opensearch().status("GET", "/.osmigrate-bucketed", "")).isEqualTo(404);
    }

    private static void configure(Path folder, String target) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: bucketed
                target: { url: "%s" }
                snapshot:
                  repository: "%s"
                  name: snap
                  s3: { endpoint: "%s", region: us-east-1 }
                backfill: { bulk-size: 1kb, lease: 4s, failed-documents: "s3://failed/streams" }
                """.formatted(target, repository.toUri(), bucket.url()));
    }

    private static JsonNode json(Path folder, String question) throws Exception {
        Osmigrate.Ended ended = osmigrate(folder, "console", "failed-documents", question, "-o", "json");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private static Osmigrate.Ended osmigrate(Path folder, String... arguments) throws Exception {
        try (Osmigrate osmigrate = start(folder, arguments)) {
            return osmigrate.await();
        }
    }

    private static Osmigrate start(Path folder, String... arguments) throws Exception {
        return Osmigrate.start(
                folder, Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "testsecret"), List.of(arguments));
    }
}
