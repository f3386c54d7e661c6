package org.osmigrate.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A document that the server itself said was in a golden snapshot. */
record ExpectedDocument(String index, String type, String id, String routing, JsonNode source) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a golden repository, without the index that keeps no sources. */
    static List<ExpectedDocument> of(Path golden) throws IOException {
        List<ExpectedDocument> documents = new ArrayList<>();
        for (String line : Files.readAllLines(golden.resolve("expected.ndjson"))) {
            JsonNode json = JSON.readTree(line);
            if (!json.path("index").asText().equals("nosource")) {
                documents.add(of(json));
            }
        }
        return documents;
    }

    /** A child is where its parent is: the parent's id is its routing. */
    private static ExpectedDocument of(JsonNode json) {
        String parent = json.path("parent").asText("");
        String routing = json.path("routing").asText(parent);
        return new ExpectedDocument(
                json.path("index").asText(),
                json.path("type").asText(),
                json.path("id").asText(),
                json.path("routing").isNull() ? parent : routing,
                json.path("source"));
    }
}
