package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Documents that clients sent in every encoding that Elasticsearch takes, and stores as they came. */
@ExtendWith(SharedServers.class)
class EncodedSourcesIT {

    private static final String INDEX = "encoded";
    private static final Map<String, JsonFactory> ENCODINGS = Map.of(
            "json",
            new JsonFactory(),
            "smile",
            new SmileFactory(),
            "cbor",
            new CBORFactory(),
            "yaml",
            new YAMLFactory());

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
    void arriveAsTheSameDocuments() throws Exception {
        for (Map.Entry<String, JsonFactory> encoding : ENCODINGS.entrySet()) {
            index(encoding.getKey(), encoding.getValue());
        }
        Path repository = lab.repository(INDEX);
        new Corpus(lab.elasticsearch(), INDEX, 0, 0).snapshot(repository, INDEX, "snap");

        Osmigrate.Ended run = run(repository);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        Map<String, JsonNode> moved = lab.opensearch().documents(INDEX);
        assertThat(moved).containsOnlyKeys(ENCODINGS.keySet());
        lab.elasticsearch()
                .documents(INDEX)
                .forEach((id, document) ->
                        assertThat(moved.get(id).path("_source")).as(id).isEqualTo(document.path("_source")));
    }

    private static void index(String encoding, JsonFactory factory) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        lab.elasticsearch().url().resolve("/" + INDEX + "/_doc/" + encoding + "?refresh=true"))
                .header("Content-Type", "application/" + encoding)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document(factory)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        }
    }

    private static byte[] document(JsonFactory factory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("text", "two\nlines, \"quoted\", 漢字 😀");
            out.writeNumberField("long", Long.MAX_VALUE);
            out.writeObjectFieldStart("deep");
            out.writeFieldName("unsigned");
            out.writeNumber(new BigInteger("1234567890123456789"));
            out.writeNumberField("double", 0.1);
            out.writeEndObject();
            out.writeArrayFieldStart("list");
            out.writeNumber(1);
            out.writeNumber(2);
            out.writeNull();
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private Osmigrate.Ended run(Path repository) throws Exception {
        String yaml = """
                session: encoded
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                """.formatted(lab.opensearch().url(), repository.toUri());
        Files.writeString(folder.resolve("migration.yaml"), yaml);
        return Osmigrate.run(folder, "console", "run");
    }
}
