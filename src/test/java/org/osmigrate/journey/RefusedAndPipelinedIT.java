package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    void keepsAndCountsWhatTheTargetRefuses() throws Exception {
        Api source = lab.elasticsearch();
        source.put("/refused", "{\"mappings\":{\"properties\":{\"kind\":{\"type\":\"keyword\"}}}}");
        source.put("/refused/_doc/fits?refresh=true", "{\"kind\":\"1\"}");
        source.put("/refused/_doc/does-not?refresh=true", "{\"kind\":\"one\"}");
        Path repository = snapshot("refused");
        lab.opensearch().put("/refused", "{\"mappings\":{\"properties\":{\"kind\":{\"type\":\"integer\"}}}}");

        Osmigrate.Ended run = run("refused", repository, "backfill: {}");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(lab.opensearch().documents("refused")).containsOnlyKeys("fits");
        assertThat(failedDocuments("refused"))
                .singleElement()
                .asString()
                .contains("does-not", "mapper_parsing_exception", "one");
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

        Osmigrate.Ended run = run("pipelined", repository, "");

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

    private Osmigrate.Ended run(String name, Path repository, String blocks) throws Exception {
        String yaml = """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                %s
                """.formatted(name, lab.opensearch().url(), repository.toUri(), blocks);
        Files.writeString(folder.resolve("migration.yaml"), yaml);
        return Osmigrate.run(folder, "console", "run");
    }

    private List<String> failedDocuments(String session) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents").resolve(session))) {
            return files.flatMap(RefusedAndPipelinedIT::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
