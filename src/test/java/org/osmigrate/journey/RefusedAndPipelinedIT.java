package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Documents that the target refuses are kept and counted; those with pipelines are not processed a second time. */
@ExtendWith(SharedServers.class)
class RefusedAndPipelinedIT {

    private static final String PIPELINE = "{\"processors\":[{\"set\":{\"field\":\"by-%s\",\"value\":\"%s\"}}]}";

    private static Lab lab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void remember(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
    }

    @Test
    void keepsCountsAndSendsAgainWhatTheTargetRefuses() throws Exception {
        Api source = lab.elasticsearch();
        source.put("/refused", "{\"mappings\":{\"properties\":{\"kind\":{\"type\":\"keyword\"}}}}");
        source.put("/refused/_doc/fits?refresh=true", "{\"kind\":\"1\"}");
        source.put("/refused/_doc/does-not?refresh=true", "{\"kind\":\"one\"}");
        Path repository = snapshot("refused");
        lab.opensearch().put("/refused", "{\"mappings\":{\"properties\":{\"kind\":{\"type\":\"integer\"}}}}");

        Osmigrate.Ended run = run("refused", repository, "backfill: {}");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(lab.opensearch().documents("refused")).containsOnlyKeys("fits");
        assertThat(failedLines("refused"))
                .singleElement()
                .asString()
                .contains("does-not", "mapper_parsing_exception", "one");

        isLeft("mapper_parsing_exception");
        assertThat(failedDocuments("count").at("/causes").toString())
                .isEqualTo("[{\"index\":\"refused\",\"cause\":\"mapper_parsing_exception\",\"documents\":1}]");
        create("{\"mappings\":{\"dynamic\":\"strict\"}}");
        isLeft("strict_dynamic_mapping_exception");
        isTakenWhenMended();
    }

    private void isLeft(String cause) throws Exception {
        Osmigrate.Ended retry = Osmigrate.run(folder, "console", "failed-documents", "retry");
        assertThat(retry.exitCode()).as(retry.toString()).isEqualTo(10);
        JsonNode list = failedDocuments("list");
        assertThat(list.at("/documents/0/id").asText()).isEqualTo("does-not");
        assertThat(list.at("/documents/0/cause").asText()).isEqualTo(cause);
        assertThat(list.path("documents")).hasSize(1);
    }

    private void isTakenWhenMended() throws Exception {
        lab.opensearch().put("/_ingest/pipeline/final", PIPELINE.formatted("final", "target"));
        create("{\"settings\":{\"index.final_pipeline\":\"final\"}}");
        for (int round = 0; round < 2; round++) {
            Osmigrate.Ended retry = Osmigrate.run(folder, "console", "failed-documents", "retry");
            assertThat(retry.exitCode()).as(retry.toString()).isZero();
            JsonNode document = lab.opensearch().documents("refused").get("does-not");
            assertThat(document.path("_source").toString()).isEqualTo("{\"kind\":\"one\"}");
            assertThat(document.path("_version").asInt()).isOne();
        }
        assertThat(lab.opensearch().get("/refused/_settings").toString()).contains("\"final_pipeline\":\"final\"");
        assertThat(failedDocuments("list").path("documents")).isEmpty();
        assertThat(failedDocuments("count").path("left").asInt(-1)).isZero();
        aRunAfterwardsIsDone();
    }

    /** What failed in the backfill was taken later. */
    private void aRunAfterwardsIsDone() throws Exception {
        Osmigrate.Ended run = Osmigrate.run(folder, "console", "run", "-o", "json");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out()).path("backfill");
        assertThat(report.path("failed").asInt()).isOne();
        assertThat(report.path("retried").asInt()).isOne();
        assertThat(report.path("left").asInt(-1)).isZero();
    }

    private static void create(String body) {
        lab.opensearch().delete("/refused");
        lab.opensearch().put("/refused", body);
    }

    @Test
    void countsApartWhatIsAllowed() throws Exception {
        lab.elasticsearch().put("/allowed/_doc/fits?refresh=true", "{\"kind\":1}");
        lab.elasticsearch().put("/allowed/_doc/does-not?refresh=true", "{\"kind\":2,\"more\":3}");
        Path repository = snapshot("allowed");
        lab.opensearch()
                .put(
                        "/allowed",
                        "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"kind\":{\"type\":\"integer\"}}}}");

        Osmigrate.Ended run = run(
                "allowed",
                repository,
                "backfill: { allowed-errors: [ strict_dynamic_mapping_exception ] }",
                "-o",
                "json");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out()).path("backfill");
        assertThat(report.path("documents").asInt()).isOne();
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("allowed").asInt()).isOne();
        assertThat(folder.resolve("failed-documents")).doesNotExist();
    }

    /** Other runs between these servers would be about them. */
    @AfterEach
    void removeThePipelines() {
        for (Api cluster : List.of(lab.elasticsearch(), lab.opensearch())) {
            for (String used :
                    List.of("/pipelined", "/refused", "/_ingest/pipeline/default", "/_ingest/pipeline/final")) {
                cluster.delete(used);
            }
            assertThat(cluster.status("GET", "/_ingest/pipeline/default", "")).isEqualTo(404);
            assertThat(cluster.status("GET", "/_ingest/pipeline/final", "")).isEqualTo(404);
        }
    }

    @Test
    void runsNoPipelineOnWhatWentThroughThemAtTheSource() throws Exception {
        for (String pipeline : List.of("default", "final")) {
            lab.elasticsearch().put("/_ingest/pipeline/" + pipeline, PIPELINE.formatted(pipeline, "source"));
            lab.opensearch().put("/_ingest/pipeline/" + pipeline, PIPELINE.formatted(pipeline, "target"));
        }
        lab.elasticsearch()
                .put(
                        "/pipelined",
                        "{\"settings\":{\"index.default_pipeline\":\"default\",\"index.final_pipeline\":\"final\"}}");
        lab.elasticsearch().put("/pipelined/_doc/1?refresh=true", "{\"a\":1}");
        Path repository = snapshot("pipelined");

        Osmigrate.Ended run = run("pipelined", repository, "exclude: { ingest-pipelines: [ \"*\" ] }");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(lab.opensearch()
                        .documents("pipelined")
                        .get("1")
                        .path("_source")
                        .toString())
                .contains("\"by-default\":\"source\"", "\"by-final\":\"source\"");
        assertThat(lab.opensearch().get("/pipelined/_settings").toString())
                .contains("\"final_pipeline\":\"final\"", "\"default_pipeline\":\"default\"");
    }

    private static Path snapshot(String index) {
        Path repository = lab.repository(index);
        new Corpus(lab.elasticsearch(), index, 0, 0).snapshot(repository, index, "snap");
        return repository;
    }

    private Osmigrate.Ended run(String name, Path repository, String blocks, String... options) throws Exception {
        String yaml = """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                %s
                """.formatted(name, lab.opensearch().url(), repository.toUri(), blocks);
        Files.writeString(folder.resolve("migration.yaml"), yaml);
        return Osmigrate.run(
                folder,
                Stream.concat(Stream.of("console", "run"), Stream.of(options)).toArray(String[]::new));
    }

    private JsonNode failedDocuments(String question) throws Exception {
        Osmigrate.Ended ended = Osmigrate.run(folder, "console", "failed-documents", question, "-o", "json");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private List<String> failedLines(String session) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents").resolve(session))) {
            for (Path file : files.toList()) {
                lines.addAll(Unzipped.lines(file));
            }
        }
        return lines;
    }
}
