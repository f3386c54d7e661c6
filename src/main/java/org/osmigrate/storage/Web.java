package org.osmigrate.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osmigrate.failure.MigrationFailure;

/** HTTP with a limit for the length of answers and for the time they take. */
final class Web implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int SECONDS = 60;
    private static final int ERROR_LENGTH = 1 << 16;

    private final HttpClient client;

    /** {@code redirects}: whether to follow them, never to plain HTTP; not where credentials are sent. */
    Web(boolean redirects) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(redirects ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer; its body is longer than the limit asked for only where the whole is longer. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, HttpHeaders headers, byte[] body) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("User-Agent", "osmigrate");
    }

    /** Sends a request; answers of a server that is busy or broken are worth another attempt. */
    Answer send(HttpRequest request, int limit) throws IOException {
        Answer answer = exchange(request, limit);
        if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
            throw new IOException("the server answers " + answer.status());
        }
        return answer;
    }

    private Answer exchange(HttpRequest request, int limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, info -> new BoundedBody(info.statusCode() / 100 == 2 ? limit : ERROR_LENGTH));
        try {
            HttpResponse<byte[]> response = answer.get(SECONDS + (limit >> 20), TimeUnit.SECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (InterruptedException _) {
            answer.cancel(true);
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw passing(e.getCause());
        }
    }

    private static IOException passing(Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case MigrationFailure failure -> throw failure;
            default -> new IOException(cause);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
