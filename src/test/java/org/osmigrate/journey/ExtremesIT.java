package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;
import org.osmigrate.snapshot.RepositoryWriter;

/** Long documents, odd names and ids, bytes that are no text, many indices: whole migrations in the default memory. */
@ExtendWith(SharedServers.class)
class ExtremesIT {

    private static final String SESSION = "extremes";
    private static final int MB = 1 << 20;

    @TempDir
    private Path folder;

    private Api target;

    @BeforeEach
    void forget(@Shared(product = Product.OPENSEARCH) Server openSearch) {
        target = new Api(openSearch.url());
        Lab.forget(target, SESSION, "extreme-*", "large-documents");
    }

    /**
     * What a target cannot take by its default limit of 100 MB fails alone, and says so. A target of little memory pushes
     * back requests of 60 MB.
     */
    @Test
    void aLongDocumentArrivesAndOneThatIsTooLongIsNamed() throws Exception {
        try (Server large = Servers.openSearch("3.8.0").heap("1536m").start()) {
            target = new Api(large.url());
            longDocuments();
        }
    }

    private void longDocuments() throws Exception {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("before", json("a"));
        documents.put("fits", json("x".repeat(60 * MB)));
        documents.put("too-long", json("y".repeat(100 * MB)));
        documents.put("after", json("b"));
        new RepositoryWriter(repository())
                .index("large-documents", LuceneFiles.of(documents))
                .write();

        Osmigrate.Ended run = run("backfill");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(failedDocuments())
                .singleElement()
                .asString()
                .contains("\"too-long\"", "source_too_large", "http.max_content_length");
        target.post("/large-documents/_refresh", "");
        JsonNode hits = target.post("/large-documents/_search", "{\"_source\":false,\"query\":{\"match_all\":{}}}")
                .path("hits")
                .path("hits");
        assertThat(hits.findValuesAsText("_id")).containsExactlyInAnyOrder("before", "fits", "after");
        assertThat(Arrays.equals(bytes("/large-documents/_source/fits"), json("x".repeat(60 * MB))))
                .isTrue();
    }

    /** They are counted and named, and the run says that it is not done; the others are compared. */
    @Test
    void documentsThatAreTooLongToBeVerifiedAreNamed() throws Exception {
        try (Server large = Servers.openSearch("3.8.0").heap("2g").start()) {
            target = new Api(large.url());
            Map<String, byte[]> documents = new LinkedHashMap<>();
            documents.put("before", json("a"));
            documents.put("long", json("x".repeat(60 * MB)));
            documents.put("compared", json("z".repeat(15 * MB)));
            documents.put("compared-too", json("\u00e9".repeat(7 * MB)));
            documents.put("longest", json("\u00e9".repeat(34 * MB)));
            documents.put("after", json("b"));
            new RepositoryWriter(repository())
                    .index("large-documents", LuceneFiles.of(documents))
                    .write();

            Osmigrate.Ended run = run("all", "-o", "json");

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(7);
            JsonNode index = new ObjectMapper().readTree(run.out()).at("/verify/indices/0");
            assertThat(index.path("remark").asText())
                    .startsWith("2 documents of more than")
                    .contains("long, longest");
            assertThat(index.path("compared").asInt()).isEqualTo(4);
            assertThat(index.path("missing").asInt()
                            + index.path("surplus").asInt()
                            + index.path("different").asInt())
                    .isZero();
            assertThat(run.toString()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void oddNamesAndIdsStayWhatTheyAre() throws Exception {
        List<String> names =
                List.of("extreme-a+b", "extreme-50%25", "extreme-ünï-文", "extreme-dots.in.it", "extreme-a&b=c;d@e");
        List<String> ids = List.of(
                "line\nbreak",
                "quo\"te",
                "back\\slash",
                "sla/sh",
                "%2F",
                "a b",
                "ünï-\uD83D\uDE80",
                "#?&+",
                "\u0001",
                "i".repeat(512));
        RepositoryWriter repository = new RepositoryWriter(repository());
        for (String name : names) {
            Map<String, byte[]> documents = new LinkedHashMap<>();
            ids.forEach(id -> documents.put(id, json(name)));
            repository.index(name, LuceneFiles.of(documents));
        }
        repository.write();

        Osmigrate.Ended run = run("all");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        Map<String, List<String>> found = new LinkedHashMap<>();
        target.post("/extreme-*/_refresh", "");
        target.post("/extreme-*/_search?size=1000", "{}")
                .path("hits")
                .path("hits")
                .forEach(hit -> found.computeIfAbsent(hit.path("_index").asText(), _ -> new java.util.ArrayList<>())
                        .add(hit.path("_id").asText()));
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(names);
        found.values().forEach(some -> assertThat(some).containsExactlyInAnyOrderElementsOf(ids));
    }

    /** It is sent as it is; what the target says of it is its cause, and the bytes are kept. */
    @Test
    void bytesThatAreNoTextFailAlone() throws Exception {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("text", json("a"));
        documents.put("bytes", "{\"k\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
        documents.put("more", json("b"));
        new RepositoryWriter(repository())
                .index("extreme-bytes", LuceneFiles.of(documents))
                .write();

        Osmigrate.Ended run = run("backfill");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(target.documents("extreme-bytes")).containsOnlyKeys("text", "more");
        assertThat(failedDocuments()).singleElement().satisfies(line -> {
            JsonNode failed = new ObjectMapper().readTree(line);
            assertThat(failed.path("id").asText()).isEqualTo("bytes");
            assertThat(failed.path("status").asInt()).isEqualTo(400);
            assertThat(failed.path("source_base64").binaryValue())
                    .isEqualTo(documents.values().stream().skip(1).findFirst().orElseThrow());
        });
    }

    @Test
    void manyIndicesOfOneDocument() throws Exception {
        int count = Integer.getInteger("extremes.indices", 50);
        RepositoryWriter repository = new RepositoryWriter(repository());
        Map<String, byte[]> files = LuceneFiles.of(Map.of("1", json("a")));
        IntStream.range(0, count).forEach(i -> repository.index("extreme-" + i, files));
        repository.write();

        Osmigrate.Ended run = run("all", "--index-creation", "from-metadata");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(target.count("extreme-*")).isEqualTo(count);
        Osmigrate.Ended status = Osmigrate.run(
                folder,
                "console",
                "status",
                "-o",
                "json",
                "-c",
                folder.resolve("migration.yaml").toString());
        assertThat(new ObjectMapper()
                        .readTree(status.out())
                        .path("total")
                        .path("documents")
                        .asInt())
                .isEqualTo(count);
    }

    private byte[] bytes(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(target.url().resolve(path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }

    private static byte[] json(String value) {
        return ("{\"k\":\"" + value + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private Path repository() throws IOException {
        return Files.createDirectories(folder.resolve("repository"));
    }

    private Osmigrate.Ended run(String steps, String... flags) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: %s }
                metadata: {}
                backfill: { index-creation: from-metadata }
                %s
                """.formatted(
                        SESSION,
                        target.url(),
                        repository().toUri(),
                        RepositoryWriter.SNAPSHOT,
                        steps.equals("all") ? "verify: {}" : ""));
        return Osmigrate.run(
                folder,
                Stream.concat(Stream.of("console", "run"), Arrays.stream(flags)).toArray(String[]::new));
    }

    private List<String> failedDocuments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents").resolve(SESSION))) {
            return Unzipped.lines(files.findFirst().orElseThrow());
        }
    }
}
