package org.osmigrate.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A server's REST API, for setting up and looking at what a migration did. */
record Api(URI url, HttpClient client) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    Api(URI url) {
        this(url, CLIENT);
    }

    JsonNode get(String path) {
        return ok("GET", path, "");
    }

    JsonNode put(String path, String body) {
        return ok("PUT", path, body);
    }

    JsonNode post(String path, String body) {
        return ok("POST", path, body);
    }

    /** Deletes if it is there. */
    void delete(String path) {
        send("DELETE", path, "");
    }

    int status(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    /** Documents in an index, after a refresh. */
    long count(String index) {
        post("/" + index + "/_refresh", "");
        return get("/" + index + "/_count").path("count").asLong();
    }

    /** Every document of an index: id to its version, routing and source. */
    Map<String, JsonNode> documents(String index) {
        post("/" + index + "/_refresh", "");
        Map<String, JsonNode> documents = new HashMap<>();
        JsonNode page = post("/" + index + "/_search?scroll=1m&version=true", "{\"size\":5000,\"sort\":[\"_doc\"]}");
        while (!page.path("hits").path("hits").isEmpty()) {
            page.path("hits")
                    .path("hits")
                    .forEach(hit -> documents.put(hit.path("_id").asText(), hit));
            page = post(
                    "/_search/scroll",
                    "{\"scroll\":\"1m\",\"scroll_id\":\""
                            + page.path("_scroll_id").asText() + "\"}");
        }
        return documents;
    }

    private JsonNode ok(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + url + path + ": " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        String type = path.contains("_bulk") ? "application/x-ndjson" : "application/json";
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
