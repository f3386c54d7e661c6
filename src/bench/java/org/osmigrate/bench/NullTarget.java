package org.osmigrate.bench;

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
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A target that takes bulks and keeps nothing: it reads every byte, finds the boundary of every item and answers for each
 * of them. Every other request goes to a real cluster, so that plans and state are real.
 *
 * <p>{@code java NullTarget.java PORT UPSTREAM}; {@code GET /_taken} says what it has taken; it ends with its input.
 */
public final class NullTarget {

    private static final byte[] BEFORE = ascii("{\"took\":1,\"errors\":false,\"items\":[");
    private static final byte[] ITEM = ascii("{\"index\":{\"status\":201}},");
    private static final int BUFFER = 1 << 17;

    private final URI upstream;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private NullTarget(URI upstream) {
        this.upstream = upstream;
    }

    /** Listens on loopback; port 0 is any. Prints the port. */
    public static void main(String[] args) throws IOException {
        NullTarget target = new NullTarget(URI.create(args[1]));
        ServerSocket server = new ServerSocket();
        server.setReceiveBufferSize(BUFFER);
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 64);
        Thread.ofPlatform().daemon().start(() -> target.accept(server));
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
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
            Input in = new Input(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String[] request = in.request(); request.length == 3; request = in.request()) {
                long length = in.contentLength();
                if (request[1].equals("/_taken")) {
                    String taken = String.format(Locale.ROOT, "{\"items\":%d,\"bytes\":%d}", items.get(), bytes.get());
                    write(out, 200, ascii(taken), taken.length());
                } else if (isBulkOfDocuments(request[1])) {
                    answer(out, in.skipLines(length) / 2);
                    bytes.addAndGet(length);
                } else {
                    forward(request[0], request[1], in.read(length), out);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        }
    }

    /** Not of the state, whose index is hidden. */
    private static boolean isBulkOfDocuments(String path) {
        return path.contains("/_bulk") && !path.startsWith("/.");
    }

    private void answer(OutputStream out, long count) throws IOException {
        items.addAndGet(count);
        int length = Math.toIntExact(BEFORE.length + count * ITEM.length + 1);
        byte[] body = Arrays.copyOf(BEFORE, length);
        for (int at = BEFORE.length; at + ITEM.length < length; at += ITEM.length) {
            System.arraycopy(ITEM, 0, body, at, ITEM.length);
        }
        body[length - 2] = ']';
        body[length - 1] = '}';
        write(out, 200, body, length);
    }

    private void forward(String method, String path, byte[] body, OutputStream out)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(upstream.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        int length = method.equals("HEAD")
                ? Integer.parseInt(
                        response.headers().firstValue("content-length").orElse("0"))
                : response.body().length;
        write(out, response.statusCode(), response.body(), length);
    }

    private static void write(OutputStream out, int status, byte[] body, int length) throws IOException {
        String head =
                "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(ascii(head));
        whole.writeBytes(body);
        whole.writeTo(out);
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Requests as they come in; only bodies with a length are understood. */
    private static final class Input {

        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER];
        private int at;
        private int end;

        Input(InputStream in) {
            this.in = in;
        }

        String[] request() throws IOException {
            return line().split(" ", -1);
        }

        /** The next line; empty at the end of the input, too. */
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            while (at < end || fill()) {
                byte next = buffer[at++];
                if (next == '\n') {
                    break;
                }
                if (next != '\r') {
                    line.append((char) (next & 0xff));
                }
            }
            return line.toString();
        }

        private boolean fill() throws IOException {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            return end > 0;
        }

        private String header() throws IOException {
            return line().toLowerCase(Locale.ROOT);
        }

        long contentLength() throws IOException {
            long length = 0;
            for (String line = header(); !line.isEmpty(); line = header()) {
                if (line.startsWith("content-length:")) {
                    length = Long.parseLong(line.substring(15).strip());
                } else if (line.startsWith("transfer-encoding:")) {
                    throw new IOException("chunked bodies are not understood");
                }
            }
            return length;
        }

        byte[] read(long length) throws IOException {
            byte[] body = new byte[Math.toIntExact(length)];
            int done = 0;
            while (done < body.length) {
                if (at == end && !fill()) {
                    throw new IOException("truncated");
                }
                int count = Math.min(end - at, body.length - done);
                System.arraycopy(buffer, at, body, done, count);
                at += count;
                done += count;
            }
            return body;
        }

        /** Looks at every byte of a body; how many lines it has. */
        long skipLines(long length) throws IOException {
            long lines = 0;
            long left = length;
            while (left > 0) {
                if (at == end && !fill()) {
                    throw new IOException("truncated");
                }
                int count = (int) Math.min(end - at, left);
                lines += lines(buffer, at, at + count);
                at += count;
                left -= count;
            }
            return lines;
        }

        private static int lines(byte[] bytes, int from, int to) {
            int lines = 0;
            for (int i = from; i < to; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            return lines;
        }
    }
}
