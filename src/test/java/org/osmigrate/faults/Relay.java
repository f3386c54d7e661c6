package org.osmigrate.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP relay on loopback in front of a real server; a rule decides what happens to each request's answer. */
public final class Relay implements AutoCloseable {

    private static final Set<String> NOT_COPIED =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings", ":status");

    private final URI upstream;
    private final Rule rule;
    private final Watcher watcher;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger bulks = new AtomicInteger();
    private final AtomicInteger executed = new AtomicInteger();

    /** What becomes of a request. */
    public enum Fate {
        /** Forwarded, answered. */
        PASS,
        /** Forwarded and executed; the answer never comes back. */
        HOLD_ANSWER,
        /** Forwarded and executed; the connection breaks instead of the answer. */
        DROP_ANSWER,
        /** Not forwarded; the connection breaks. */
        DROP_REQUEST,
        /** Answered with 429 and not forwarded. */
        TOO_MANY
    }

    /** Decides by the request and, for bulks, their number from 1 on (0 for all others). */
    @FunctionalInterface
    public interface Rule {
        Fate decide(String method, String path, int bulk);
    }

    /** Sees each request before anything becomes of it. */
    @FunctionalInterface
    public interface Watcher {
        void arrived(HttpExchange exchange, byte[] body);
    }

    /** Starts relaying to {@code upstream}. */
    public Relay(URI upstream, Rule rule) throws IOException {
        this(upstream, rule, (exchange, body) -> {});
    }

    /** See above; shows each request to a watcher. */
    public Relay(URI upstream, Rule rule, Watcher watcher) throws IOException {
        this.upstream = upstream;
        this.watcher = watcher;
        this.rule = rule;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The address to use instead of the server's. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every request so far, as {@code METHOD /path?query}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The number of bulk requests so far. */
    public int bulks() {
        return bulks.get();
    }

    /** The number of bulk requests that the server behind has answered. */
    public int executedBulks() {
        return executed.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        int bulk = exchange.getRequestURI().getPath().endsWith("/_bulk") ? bulks.incrementAndGet() : 0;
        Fate fate = rule.decide(exchange.getRequestMethod(), path, bulk);
        byte[] body = exchange.getRequestBody().readAllBytes();
        watcher.arrived(exchange, body);
        if (fate == Fate.TOO_MANY) {
            answer(
                    exchange,
                    429,
                    "application/json",
                    "{\"error\":\"relay\",\"status\":429}".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (fate == Fate.DROP_REQUEST) {
            exchange.close();
            return;
        }
        HttpResponse<byte[]> response = forward(exchange, body);
        if (bulk > 0) {
            executed.incrementAndGet();
        }
        switch (fate) {
            case PASS -> answer(exchange, response);
            case HOLD_ANSWER -> hold();
            case DROP_ANSWER -> exchange.close();
            case TOO_MANY, DROP_REQUEST -> throw new IllegalStateException();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        upstream.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!NOT_COPIED.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void hold() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        answer(
                exchange,
                response.statusCode(),
                response.headers().firstValue("content-type").orElse("application/json"),
                response.body());
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
