package org.osmigrate.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A target that takes bulks and keeps nothing: it reads every byte, finds the boundary of every item and answers for each
 * of them. Every other request goes to a real cluster, so that plans and state are real.
 *
 * <p>{@code java NullTarget.java PORT UPSTREAM}; prints what it has taken when its input ends.
 */
public final class NullTarget {

    private static final byte[] ITEM = "{\"index\":{\"status\":201}}".getBytes(StandardCharsets.US_ASCII);

    private final URI upstream;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private NullTarget(URI upstream) {
        this.upstream = upstream;
    }

    public static void main(String[] args) throws IOException {
        NullTarget target = new NullTarget(URI.create(args[1]));
        ServerSocket server = new ServerSocket(Integer.parseInt(args[0]), 64, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> target.accept(server));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.out.printf(Locale.ROOT, "{\"items\":%d,\"bytes\":%d}%n", target.items.get(), target.bytes.get());
        server.close();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            Head head;
            while ((head = Head.read(in)) != null) {
                if (head.path().contains("/_bulk")) {
                    bulk(in, head.length(), out);
                } else {
                    forward(head, in.readNBytes((int) head.length()), out);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        }
    }

    private void bulk(InputStream in, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
        long lines = 0;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("truncated");
            }
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    lines++;
                }
            }
            left -= read;
        }
        items.addAndGet(lines / 2);
        bytes.addAndGet(length);
        answer(out, lines / 2);
    }

    private static void answer(OutputStream out, long items) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream((int) items * (ITEM.length + 1) + 64);
        body.writeBytes("{\"took\":1,\"errors\":false,\"items\":[".getBytes(StandardCharsets.US_ASCII));
        for (long i = 0; i < items; i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(ITEM);
        }
        body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        write(out, 200, body.toByteArray(), body.size());
    }

    private void forward(Head head, byte[] body, OutputStream out) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(upstream.resolve(head.path()))
                        .header("Content-Type", "application/json")
                        .method(head.method(), HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        int length = head.method().equals("HEAD")
                ? Integer.parseInt(
                        response.headers().firstValue("content-length").orElse("0"))
                : response.body().length;
        write(out, response.statusCode(), response.body(), length);
    }

    private static void write(OutputStream out, int status, byte[] body, int length) throws IOException {
        String head =
                "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** The head of a request; only bodies with a length are understood. */
    private record Head(String method, String path, long length) {

        static Head read(InputStream in) throws IOException {
            String first = line(in);
            if (first.isEmpty()) {
                return null;
            }
            long length = 0;
            String line;
            while (!(line = line(in)).isEmpty()) {
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    throw new IOException("chunked bodies are not understood");
                }
            }
            String[] parts = first.split(" ");
            return new Head(parts[0], parts[1], length);
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(64);
            int b;
            while ((b = in.read()) >= 0 && b != '\n') {
                if (b != '\r') {
                    line.write(b);
                }
            }
            return line.toString(StandardCharsets.US_ASCII);
        }
    }
}
