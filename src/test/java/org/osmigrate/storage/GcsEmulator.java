package org.osmigrate.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.osmigrate.remote.FolderServer;

/** The part of Google's JSON API that is used, over a folder of buckets; written from its reference, not a Google product. */
final class GcsEmulator implements AutoCloseable {

    private static final int PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> grants = new CopyOnWriteArrayList<>();

    GcsEmulator(Path root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/storage/v1/b/", this::read);
        server.createContext("/upload/storage/v1/b/", this::write);
        server.createContext("/token", this::token);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The {@code Authorization} headers of all requests. */
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** The bodies of all requests for tokens. */
    List<String> grants() {
        return List.copyOf(grants);
    }

    private void read(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String[] parts = exchange.getRequestURI().getRawPath().split("/", -1);
            Path bucket = root.resolve(parts[4]);
            if (!Files.isDirectory(bucket)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (parts.length == 6) {
                json(exchange, list(bucket, query(exchange)));
            } else {
                object(exchange, bucket.resolve(decode(parts[6])));
            }
        }
    }

    private static void object(HttpExchange exchange, Path file) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            FolderServer.Ranges.answer(exchange, file, range == null ? "" : range, new AtomicLong());
        }
    }

    private static ObjectNode list(Path bucket, Map<String, String> query) throws IOException {
        String prefix = query.get("prefix");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(bucket)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> name(bucket, file).startsWith(prefix))
                    .filter(file ->
                            !name(bucket, file).substring(prefix.length()).contains("/"))
                    .sorted()
                    .toList();
        }
        int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
        int to = Math.min(from + PAGE, files.size());
        ObjectNode answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        for (Path file : files.subList(from, to)) {
            items.addObject().put("name", name(bucket, file)).put("size", Long.toString(Files.size(file)));
        }
        return to < files.size() ? answer.put("nextPageToken", Integer.toString(to)) : answer;
    }

    private static String name(Path bucket, Path file) {
        return bucket.relativize(file).toString();
    }

    private void write(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = root.resolve(exchange.getRequestURI().getRawPath().split("/", -1)[5])
                    .resolve(query(exchange).get("name"));
            Files.createDirectories(file.getParent());
            Files.write(file, exchange.getRequestBody().readAllBytes());
            json(exchange, JSON.createObjectNode().put("name", file.toString()));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            grants.add(decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)));
            json(
                    exchange,
                    JSON.createObjectNode().put("access_token", "token-1").put("expires_in", 3600));
        }
    }

    private static void json(HttpExchange exchange, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!sides[1].isEmpty()) {
                query.put(sides[0], decode(sides[1]));
            }
        }
        query.putIfAbsent("prefix", "");
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
