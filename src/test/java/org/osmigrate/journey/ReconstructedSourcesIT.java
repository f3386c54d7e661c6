package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
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

/** Indices that keep no complete sources: refused, or rebuilt when that is asked for. */
@ExtendWith(SharedServers.class)
class ReconstructedSourcesIT {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void areMovedAndProvedWhenAskedFor() throws Exception {
        Api target = lab.opensearch();
        Lab.forget(target, "nosource", "nosource");
        Path repository = GOLDEN.resolve("elasticsearch-7.10.2/repo");
        String only = "include: { indices: [ nosource ] }";

        Osmigrate.Ended refused = run("nosource", repository, "snap-2", only);
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(6);
        assertThat(refused.err()).contains("nosource (_source is disabled)", "--reconstruct-source");
        assertThat(target.status("HEAD", "/nosource", "")).isEqualTo(404);

        Osmigrate.Ended run = run("nosource", repository, "snap-2", only, "--reconstruct-source");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("Reconstructed sources", "Its sources are reconstructed: _source is ");
        assertThat(sources(target.documents("nosource")))
                .hasSize(10)
                .containsEntry("n3", "{\"name\":\"row 3\",\"n\":3}");

        Osmigrate.Ended without = Osmigrate.run(folder, "console", "verify");
        assertThat(without.exitCode()).as(without.toString()).isEqualTo(7);
        assertThat(without.out()).contains("not-verifiable");
    }

    @Test
    void ofEveryKindAndWithALossOfWhatTheReportNames() throws Exception {
        Api target = lab.opensearch();
        String[] indices = {"disabled", "excluded", "included", "synthetic", "synthetic-ignored"};
        Lab.forget(target, "sourceless", indices);
        Path repository = GOLDEN.resolve("elasticsearch-8.19.21-sourceless/repo");

        Osmigrate.Ended run = run("sourceless", repository, "snap-1", "", "--reconstruct-source", "-o", "json");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(Stream.of(indices).map(target::count)).containsOnly(29L);
        JsonNode report = JSON.readTree(run.out());
        assertThat(report.findValue("reconstructed")
                        .valueStream()
                        .filter(index -> index.path("index").asText().equals("disabled"))
                        .flatMap(index -> index.path("fields").valueStream())
                        .filter(field -> field.path("rebuilt").asText().equals("absent"))
                        .map(field -> field.path("field").asText()))
                .containsExactlyInAnyOrder("lost", "gone");
        assertThat(target.get("/excluded/_mapping").toString()).doesNotContain("excludes");
    }

    @Test
    void keepsADocumentThatWouldBeWrongWithItsCause() throws Exception {
        Api source = lab.elasticsearch();
        Lab.forget(lab.opensearch(), "malformed", "malformed");
        source.delete("/malformed");
        source.put(
                "/malformed",
                "{\"settings\":{\"index.soft_deletes.enabled\":false,\"number_of_replicas\":0},\"mappings\":{\"_source\":"
                        + "{\"enabled\":false},\"properties\":{\"n\":{\"type\":\"integer\",\"ignore_malformed\":true}}}}");
        source.put("/malformed/_doc/good?refresh=true", "{\"n\":[3,1]}");
        source.put("/malformed/_doc/bad?refresh=true", "{\"n\":\"many\"}");
        Path repository = lab.repository("malformed");
        new Corpus(source, "malformed", 0, 0).snapshot(repository, "malformed", "snap");

        Osmigrate.Ended run =
                run("malformed", repository, "snap", "metadata: {}\nbackfill: { reconstruct-source: true }");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(sources(lab.opensearch().documents("malformed"))).isEqualTo(Map.of("good", "{\"n\":[1,3]}"));
        assertThat(failedDocuments("malformed")).contains("\"bad\"", "source_not_rebuilt", "field n was not indexed");
    }

    private static Map<String, String> sources(Map<String, JsonNode> documents) {
        return documents.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        document -> document.getValue().path("_source").toString()));
    }

    private String failedDocuments(String session) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents").resolve(session))) {
            return String.join("\n", Unzipped.lines(files.findFirst().orElseThrow()));
        }
    }

    private Osmigrate.Ended run(String session, Path repository, String snapshot, String blocks, String... flags)
            throws Exception {
        String yaml = """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: %s }
                %s
                """.formatted(session, lab.opensearch().url(), repository.toUri(), snapshot, blocks);
        Files.writeString(folder.resolve("migration.yaml"), yaml);
        return Osmigrate.run(
                folder,
                Stream.concat(Stream.of("console", "run"), Stream.of(flags)).toArray(String[]::new));
    }
}
