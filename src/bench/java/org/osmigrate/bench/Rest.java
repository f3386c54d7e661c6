package org.osmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests to a server of the benchmark; whatever it does not accept ends the program. */
record Rest(URI url, HttpClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Rest of(String url) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Rest(URI.create(url), client);
    }

    JsonNode get(String path) {
        return tree("GET", path, "");
    }

    JsonNode put(String path, String body) {
        return tree("PUT", path, body);
    }

    JsonNode post(String path, String body) {
        return tree("POST", path, body);
    }

    void deleteIfThere(String path) {
        send("DELETE", path, "");
    }

    /** Every operation has to succeed. */
    void bulk(String index, String lines) {
        String answer = expect("POST", "/" + index + "/_bulk?filter_path=errors", lines);
        if (!answer.equals("{\"errors\":false}")) {
            throw new IllegalStateException("the server refused a document of the benchmark: " + answer);
        }
    }

    private JsonNode tree(String method, String path, String body) {
        try {
            return JSON.readTree(expect(method, path, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String expect(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + url.resolve(path) + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
