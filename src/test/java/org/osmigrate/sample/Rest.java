package org.osmigrate.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to the cluster that is filled; whatever it does not accept ends the program. */
record Rest(URI url, HttpClient client) {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int NOT_FOUND = 404;
    private static final int MULTIPLE_CHOICES = 300;

    static Rest of(String url) {
        return new Rest(URI.create(url), HttpClient.newHttpClient());
    }

    void put(String path, String json) {
        expectSuccess(send("PUT", path, "application/json", json), path);
    }

    void post(String path, String json) {
        expectSuccess(send("POST", path, "application/json", json), path);
    }

    String bulk(String lines) {
        return expectSuccess(send("POST", "/_bulk", "application/x-ndjson", lines), "/_bulk");
    }

    /** The answer, or an empty text when there is nothing of that name. */
    String get(String path) {
        HttpResponse<String> response = send("GET", path, "application/json", "");
        return response.statusCode() == NOT_FOUND ? "" : expectSuccess(response, path);
    }

    void deleteIfThere(String path) {
        HttpResponse<String> response = send("DELETE", path, "application/json", "");
        if (response.statusCode() != NOT_FOUND) {
            expectSuccess(response, path);
        }
    }

    private static String expectSuccess(HttpResponse<String> response, String path) {
        if (response.statusCode() >= MULTIPLE_CHOICES) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException("No answer from " + url.resolve(path) + ": " + failure, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", failure);
        }
    }
}
