package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Sources that Elasticsearch takes and keeps as they are, and that are no strict JSON on one line. */
@ExtendWith(SharedServers.class)
class LenientSourcesIT {

    private static final String INDEX = "lenient";

    /** Document ids to bytes in hexadecimal digits, and what they mean. */
    private static final Map<String, String[]> SOURCES = Map.of(
            "line-comment", json("{\"k\":\"a\", // one \"\n \"n\":2}", "{\"k\":\"a\",\"n\":2}"),
            "comment-at-the-end", json("{\"k\":\"a\"} // }", "{\"k\":\"a\"}"),
            "block-comment",
                    json("{\"k\":/* \n \" */\"http://a/*b*/\",\r\n\"n\":2}", "{\"k\":\"http://a/*b*/\",\"n\":2}"),
            "byte-order-mark", new String[] {"efbbbf" + hex("{\"k\":\"a\"}"), "{\"k\":\"a\"}"},
            "nul", json("{\"k\":\"a\\u0000b\"}", "{\"k\":\"a\\u0000b\"}"),
            "half-a-pair", json("{\"k\":\"a\\ud83d\"}", "{\"k\":\"a\\ud83d\"}"),
            "raw-half", new String[] {hex("{\"k\":\"a") + "eda0bd" + hex("\"}"), "{\"k\":\"a\\ud83d\"}"},
            "raw-pair", new String[] {hex("{\"k\":\"a") + "eda0bdedb880" + hex("\"}"), "{\"k\":\"a\\ud83d\\ude00\"}"},
            "overlong", new String[] {hex("{\"k\":\"a") + "c080" + hex("\"}"), "{\"k\":\"a\\u0000\"}"});

    @TempDir
    private Path folder;

    @Test
    void arriveAndAreProved(
            @Shared(product = Product.ELASTICSEARCH) Server source, @Shared(product = Product.OPENSEARCH) Server target)
            throws Exception {
        Lab lab = new Lab(source, target);
        Api elasticsearch = lab.elasticsearch();
        elasticsearch.delete("/" + INDEX);
        elasticsearch.put("/" + INDEX, "{\"mappings\":{\"properties\":{\"k\":{\"type\":\"keyword\"}}}}");
        for (String id : SOURCES.keySet()) {
            put(
                    source.url().resolve("/" + INDEX + "/_doc/" + id),
                    HexFormat.of().parseHex(SOURCES.get(id)[0]));
        }
        Path repository = lab.repository(INDEX);
        new Corpus(elasticsearch, INDEX, 0, 0).snapshot(repository, INDEX, "snap");
        Files.writeString(folder.resolve("migration.yaml"), """
                session: lenient
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                """.formatted(target.url(), repository.toUri()));

        Osmigrate.Ended run = Osmigrate.run(folder, "console", "run");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        Map<String, JsonNode> arrived = lab.opensearch().documents(INDEX);
        assertThat(arrived.keySet()).isEqualTo(SOURCES.keySet());
        for (String id : SOURCES.keySet()) {
            assertThat(arrived.get(id).path("_source"))
                    .as(id)
                    .isEqualTo(new ObjectMapper().readTree(SOURCES.get(id)[1]));
        }
    }

    private static String[] json(String source, String meaning) {
        return new String[] {hex(source), meaning};
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void put(URI url, byte[] source) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(source))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(url + ": " + response.body()).isEqualTo(201);
        }
    }
}
