package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Indices that move under other names and documents that are changed on the way, and the proof that all arrived so. */
@ExtendWith(SharedServers.class)
class TransformedIT {

    private static final String INDEX = "changing-2026";
    private static final String MOVED = "changed-2026";

    private static Lab lab;
    private static Path repository;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takeASnapshot(
            @Shared(product = Product.ELASTICSEARCH) Server source,
            @Shared(product = Product.OPENSEARCH) Server target) {
        lab = new Lab(source, target);
        repository = lab.repository("changing");
        Api elasticsearch = lab.elasticsearch();
        elasticsearch.put("/" + INDEX, "{\"aliases\":{\"changing\":{}}}");
        elasticsearch.put("/" + INDEX + "/_doc/plain", "{\"card\":\"4711\",\"user\":{\"name\":\"a\"},\"n\":1.5}");
        elasticsearch.put("/" + INDEX + "/_doc/dated", "{\"at\":\"2026-01-31T10:00:00Z\",\"card\":[\"1\",\"2\"]}");
        elasticsearch.put("/" + INDEX + "/_doc/gone", "{\"status\":\"deleted\"}");
        elasticsearch.put("/" + INDEX + "/_doc/unfit", "{\"status\":\"kept\",\"person\":\"not an object\"}");
        elasticsearch.post("/" + INDEX + "/_refresh", "");
        Corpus.snapshot(elasticsearch, repository, "changing", "snap", List.of(INDEX));
    }

    @Test
    void documentsArriveChangedAndAreVerifiedSo() throws Exception {
        Osmigrate.Ended run = run("run", "changing", """
                  - rename-index: { from: "changing-(.*)", to: "changed-$1" }
                  - drop: { field: status, equals: deleted }
                  - redact: { fields: [ card ], with: hidden }
                  - shift-dates: { fields: [ at ], by: 1d }
                  - { indices: [ "changing-*" ], jslt: 'if (is-string(.person)) { * : . } else { "from": $id, * : . }' }
                """);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out())
                .containsSubsequence("Documents left out by transformations", MOVED, "1")
                .contains("left out by transformations: 1");
        assertThat(console("status", "changing", "").out())
                .containsSubsequence("Left out by transformations", MOVED, "1");
        Map<String, JsonNode> documents = lab.opensearch().documents(MOVED);
        assertThat(documents).containsOnlyKeys("plain", "dated", "unfit");
        assertThat(source(documents, "plain"))
                .isEqualTo("{\"from\":\"plain\",\"card\":\"hidden\",\"user\":{\"name\":\"a\"},\"n\":1.5}");
        assertThat(source(documents, "dated"))
                .isEqualTo("{\"from\":\"dated\",\"at\":\"2026-02-01T10:00:00Z\",\"card\":[\"hidden\",\"hidden\"]}");
        assertThat(lab.opensearch().get("/_alias/changing").has(MOVED)).isTrue();
        assertThat(lab.opensearch().status("GET", "/" + INDEX, "")).isEqualTo(404);

        lab.opensearch().put("/" + MOVED + "/_doc/plain?refresh=true", "{\"card\":\"4711\"}");
        Osmigrate.Ended verify = run("verify", "changing", """
                  - rename-index: { from: "changing-(.*)", to: "changed-$1" }
                  - drop: { field: status, equals: deleted }
                  - redact: { fields: [ card ], with: hidden }
                  - shift-dates: { fields: [ at ], by: 1d }
                  - { indices: [ "changing-*" ], jslt: 'if (is-string(.person)) { * : . } else { "from": $id, * : . }' }
                """);
        assertThat(verify.exitCode()).as(verify.toString()).isEqualTo(7);
        assertThat(verify.out()).contains("plain");
    }

    /** The same changes as a backfill makes, before anything is sent. */
    @Test
    void aTrialShowsWhatWouldBecomeOfDocuments() throws Exception {
        Osmigrate.Ended tried = console("transform try --sample 100 -o json", "tried", """
                  - drop: { field: status, equals: deleted }
                  - rename: { from: status, to: person }
                """);

        assertThat(tried.exitCode()).as(tried.toString()).isEqualTo(10);
        Map<String, JsonNode> documents = new HashMap<>();
        new ObjectMapper()
                .readTree(tried.out())
                .path("documents")
                .forEach(document -> documents.put(document.path("id").asText(), document));
        assertThat(documents).containsOnlyKeys("plain", "dated", "gone", "unfit");
        assertThat(documents.get("gone").path("outcome").asText()).isEqualTo("dropped");
        assertThat(documents.get("unfit").path("reason").asText()).contains("cannot become person, which is there");
        assertThat(documents.get("unfit").path("before").path("status").asText())
                .isEqualTo("kept");
        assertThat(documents.get("plain").path("after"))
                .isEqualTo(documents.get("plain").path("before"));
        assertThat(lab.opensearch().status("GET", "/.osmigrate-tried", "")).isEqualTo(404);
    }

    /** It is neither stopped at, nor skipped without a word. */
    @Test
    void aDocumentThatCannotBeChangedIsAFailedOne() throws Exception {
        Osmigrate.Ended run = run("run", "unfit", """
                  - rename-index: { from: "changing-(.*)", to: "unfit-$1" }
                  - rename: { from: status, to: person }
                """);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        lab.opensearch().post("/unfit-2026/_refresh", "");
        assertThat(lab.opensearch().documents("unfit-2026")).containsOnlyKeys("plain", "dated", "gone");
        Osmigrate.Ended failed = console("failed-documents list", "unfit", "");
        assertThat(failed.out()).contains("unfit", "transform_failed", "cannot become person, which is there");
        assertThat(stream())
                .singleElement()
                .asString()
                .contains("transform_failed")
                .doesNotContain("not an object");
    }

    private List<String> stream() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents/unfit"))) {
            return Unzipped.lines(files.findFirst().orElseThrow());
        }
    }

    private static String source(Map<String, JsonNode> documents, String id) {
        return documents.get(id).path("_source").toString();
    }

    private Osmigrate.Ended run(String command, String session, String transforms) throws Exception {
        return console(command, session, transforms);
    }

    private Osmigrate.Ended console(String command, String session, String transforms) throws Exception {
        configure(session, transforms);
        try (Osmigrate osmigrate = Osmigrate.start(folder, Map.of(), List.of(("console " + command).split(" ")))) {
            return osmigrate.await();
        }
    }

    private void configure(String session, String transforms) throws IOException {
        Files.writeString(
                folder.resolve("migration.yaml"),
                """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                metadata: {}
                backfill: {}
                verify: {}
                """.formatted(session, lab.opensearch().url(), repository.toUri())
                        + (transforms.isEmpty() ? "" : "transforms:\n" + transforms));
    }
}
