package org.osmigrate.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A web server over a folder, on loopback, with ranges and without listings, that counts what it sends. */
public final class FolderServer implements AutoCloseable {

    private final Path root;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Serves a folder. */
    public FolderServer(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/files/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The address of the folder. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/files/");
    }

    /** Every request so far: {@code METHOD path range}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The bytes of bodies sent so far. */
    public long bytes() {
        return bytes.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            String path = exchange.getRequestURI().getPath().substring("/files/".length());
            requests.add(exchange.getRequestMethod() + " " + path + " " + range);
            Path file = root.resolve(path).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                Ranges.answer(exchange, file, range == null ? "" : range, bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers with a part of a file, or the whole. */
    public static final class Ranges {

        private Ranges() {}

        /** Counts the bytes of the body in {@code counted}. */
        public static void answer(HttpExchange exchange, Path file, String range, AtomicLong counted)
                throws IOException {
            long length = Files.size(file);
            long from = 0;
            long to = length - 1;
            if (!range.isEmpty()) {
                String[] ends = range.substring("bytes=".length()).split("-", -1);
                from = Long.parseLong(ends[0]);
                to = Math.min(Long.parseLong(ends[1]), length - 1);
                if (from >= length) {
                    exchange.getResponseHeaders().set("Content-Range", "bytes */" + length);
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + length);
            }
            byte[] body = read(file, from, (int) (to - from + 1));
            counted.addAndGet(body.length);
            exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }

        private static byte[] read(Path file, long from, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            try (FileChannel channel = FileChannel.open(file)) {
                int read = 0;
                while (buffer.hasRemaining() && read >= 0) {
                    read = channel.read(buffer, from + buffer.position());
                }
            }
            return buffer.array();
        }
    }
}
