package org.osmigrate.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a server, byte for byte, and counts its requests and what it answers. */
public final class CountingRelay implements AutoCloseable {

    private static final byte[] REQUEST = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

    private final URI upstream;
    private final ServerSocket socket;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Relays to {@code upstream}. */
    public CountingRelay(URI upstream) throws IOException {
        this.upstream = upstream;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The address to use instead of the server's. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Requests so far. */
    public long requests() {
        return requests.get();
    }

    /** Bytes of answers so far, with their heads. */
    public long bytes() {
        return bytes.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(upstream.getHost(), upstream.getPort());
                Thread.ofVirtual().start(() -> copy(client, server, true));
                Thread.ofVirtual().start(() -> copy(server, client, false));
            }
        } catch (IOException _) {
            // The relay is closed.
        }
    }

    private void copy(Socket from, Socket to, boolean upwards) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            int matched = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                matched = count(buffer, read, matched, upwards);
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // One of them has closed the connection.
        }
    }

    private int count(byte[] buffer, int length, int before, boolean upwards) {
        if (!upwards) {
            bytes.addAndGet(length);
            return 0;
        }
        int matched = before;
        for (int i = 0; i < length; i++) {
            matched = buffer[i] == REQUEST[matched] ? matched + 1 : buffer[i] == REQUEST[0] ? 1 : 0;
            if (matched == REQUEST.length) {
                requests.incrementAndGet();
                matched = 0;
            }
        }
        return matched;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
