package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.Relay;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** {@code console run} from a real Elasticsearch to a real OpenSearch, from the snapshot to the verification. */
@ExtendWith(SharedServers.class)
class WholeMigrationIT {

    private static final String INDEX = "whole";
    private static final String SESSION = "whole";

    /** What the page on secured clusters derives the privileges of the source's user from. */
    private static final Pattern ASKED_OF_THE_SOURCE = Pattern.compile(
            "GET /|GET /_cat/indices\\?.*|GET /_data_stream|(GET|PUT) /_snapshot(/[^/?]+){0,2}(\\?.*)?|GET /_snapshot/[^/]+/[^/]+/_status");

    private static Lab lab;
    private static Path repository;
    private static Relay source;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fillTheSource(
            @Shared(product = Product.ELASTICSEARCH) Server from, @Shared(product = Product.OPENSEARCH) Server to)
            throws IOException {
        lab = new Lab(from, to);
        repository = lab.repository("whole");
        Api elasticsearch = lab.elasticsearch();
        new Corpus(elasticsearch, INDEX, 3000, 7).load();
        elasticsearch.put("/_component_template/whole-base", "{\"template\":{\"settings\":{\"number_of_shards\":2}}}");
        elasticsearch.put(
                "/_index_template/whole-logs",
                "{\"index_patterns\":[\"whole-logs-*\"],\"composed_of\":[\"whole-base\"],"
                        + "\"template\":{\"aliases\":{\"whole-all\":{}}}}");
        elasticsearch.post(
                "/_aliases",
                "{\"actions\":[{\"add\":{\"index\":\"whole\",\"alias\":\"whole-some\","
                        + "\"filter\":{\"range\":{\"n\":{\"gte\":0}}},\"routing\":\"key-5\"}}]}");
        source = new Relay(elasticsearch.url(), (method, path, bulk) -> Relay.Fate.PASS);
    }

    @BeforeEach
    void forget() {
        Api target = lab.opensearch();
        Lab.forget(target, SESSION, INDEX);
        target.delete("/_index_template/whole-logs");
        target.delete("/_component_template/whole-base");
    }

    @Test
    void movesEverythingAndProvesIt() throws Exception {
        Path configuration = configure("whole-1");

        Osmigrate.Ended first = Osmigrate.run(folder, "console", "run", "-c", configuration.toString());
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertSame(INDEX);
        assertThat(lab.opensearch().get("/_alias/whole-some").toString())
                .contains("key-5")
                .contains("range");
        assertThat(lab.opensearch().get("/_index_template/whole-logs").toString())
                .contains("whole-base");
        assertThat(source.requests())
                .allMatch(request -> ASKED_OF_THE_SOURCE.matcher(request).matches());

        Osmigrate.Ended again = Osmigrate.run(folder, "console", "run", "-c", configuration.toString());
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertSame(INDEX);
        assertUntouched();

        Osmigrate.Ended status =
                Osmigrate.run(folder, "console", "status", "-c", configuration.toString(), "-o", "json");
        assertThat(status.exitCode()).as(status.toString()).isZero();
        assertThat(new ObjectMapper().readTree(status.out()).toString()).contains("\"whole\"");
    }

    @Test
    void namesWhatDiffers() throws Exception {
        Path configuration = configure("whole-2");
        Osmigrate.Ended run = Osmigrate.run(folder, "console", "run", "-c", configuration.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        Api target = lab.opensearch();
        target.post("/whole/_update/d1?refresh=true", "{\"doc\":{\"rev\":99}}");
        target.delete("/whole/_doc/d2");
        target.put("/whole/_doc/surplus?refresh=true", "{\"n\":1}");

        Osmigrate.Ended verify =
                Osmigrate.run(folder, "console", "verify", "-c", configuration.toString(), "-o", "json");

        assertThat(verify.exitCode()).as(verify.toString()).isEqualTo(7);
        assertThat(verify.out()).contains("\"d1\"").contains("\"d2\"").contains("\"surplus\"");
    }

    @Test
    void printsThePlanAndStops() throws Exception {
        Path configuration = configure("whole-3");

        Osmigrate.Ended plan = Osmigrate.run(folder, "console", "run", "--plan", "-c", configuration.toString());

        assertThat(plan.exitCode()).as(plan.toString()).isZero();
        assertThat(plan.out()).containsSubsequence("snapshot", "metadata", "backfill", "verify");
        assertThat(lab.opensearch().status("HEAD", "/whole", "")).isEqualTo(404);
        assertThat(lab.elasticsearch().status("GET", "/_snapshot/whole/whole-3", ""))
                .isEqualTo(404);
    }

    @Test
    void limitsTheRateOfARepositoryThatItRegistersAndTellsOfAnotherLimit() throws Exception {
        Path configuration = configure("whole-4", "32mb");
        lab.elasticsearch().delete("/_snapshot/osmigrate-whole");
        Osmigrate.Ended first = Osmigrate.run(folder, "console", "run", "-c", configuration.toString());
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(rate()).isEqualTo(32L * 1024 * 1024 + "b");
        assertThat(first.toString()).doesNotContain("max-rate-per-node");

        configure("whole-5", "16mb");
        Osmigrate.Ended second =
                Osmigrate.run(folder, "console", "run", "-c", configuration.toString(), "--session", "whole-rate");

        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(rate()).isEqualTo(32L * 1024 * 1024 + "b");
        assertThat(second.err()).contains("max-rate-per-node", "osmigrate-whole", "33554432b");
        assertThat(second.out()).contains("max-rate-per-node");
        lab.opensearch().delete("/.osmigrate-whole-rate");
    }

    private static String rate() {
        return lab.elasticsearch()
                .get("/_snapshot/osmigrate-whole")
                .at("/osmigrate-whole/settings/max_snapshot_bytes_per_sec")
                .asText();
    }

    private Path configure(String snapshot) throws IOException {
        return configure(snapshot, "64mb");
    }

    private Path configure(String snapshot, String rate) throws IOException {
        String yaml = """
                session: %s
                source: { url: "%s" }
                target: { url: "%s" }
                snapshot:
                  repository: %s
                  name: %s
                  create: true
                  max-rate-per-node: %s
                include: { indices: [ whole ], index-templates: [ whole-logs ] }
                metadata: {}
                backfill: { bulk-size: 50kb }
                verify: {}
                """.formatted(SESSION, source.url(), lab.opensearch().url(), repository.toUri(), snapshot, rate);
        return Files.writeString(folder.resolve("migration.yaml"), yaml);
    }

    private static void assertSame(String index) {
        Map<String, JsonNode> expected = lab.elasticsearch().documents(index);
        Map<String, JsonNode> actual = lab.opensearch().documents(index);
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        actual.forEach((id, hit) -> {
            assertThat(hit.path("_source")).as(id).isEqualTo(expected.get(id).path("_source"));
            assertThat(hit.path("_routing")).as(id).isEqualTo(expected.get(id).path("_routing"));
        });
    }

    /** Nothing was written twice. */
    private static void assertUntouched() {
        List<Long> versions = lab.opensearch().documents(INDEX).values().stream()
                .map(hit -> hit.path("_version").asLong())
                .distinct()
                .toList();
        assertThat(versions).containsExactly(1L);
    }
}
