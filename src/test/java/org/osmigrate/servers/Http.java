package org.osmigrate.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The few requests that it takes to start a server. */
record Http(HttpClient client) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    static Http plain() {
        return new Http(HttpClient.newHttpClient());
    }

    static Http over(SSLContext tls) {
        return new Http(HttpClient.newBuilder().sslContext(tls).build());
    }

    /** Whether somebody answers, whatever the status. */
    boolean answers(URI url) {
        try {
            return send(get(url)).statusCode() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    boolean isOk(URI url) {
        try {
            return send(get(url)).statusCode() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    void putJson(URI url, String body) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() < OK || response.statusCode() >= MULTIPLE_CHOICES) {
                throw ServerFailure.failed("PUT %s answered %d: %s".formatted(url, response.statusCode(), response.body()));
            }
        } catch (IOException failure) {
            throw ServerFailure.failed("PUT " + url, failure);
        }
    }

    private static HttpRequest get(URI url) {
        return HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw ServerFailure.failed("Interrupted while talking to a server", failure);
        }
    }
}
