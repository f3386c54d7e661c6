package org.osmigrate.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** A source or a target that is not where, or not what, the configuration says. */
@ExtendWith(SharedServers.class)
class BadAddressIT {

    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    @TempDir
    private Path folder;

    private final Api target;

    BadAddressIT(@Shared(product = Product.OPENSEARCH) Server target) {
        this.target = new Api(target.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "target"})
    void nothingListens(String role) throws Exception {
        String url;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + socket.getLocalPort();
        }

        run(role, url, 1, role + " " + url + " cannot be reached", "Check that the cluster runs", role + ".url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "target"})
    void somethingElseThanHttpListens(String role) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + socket.getLocalPort();
            Thread.ofVirtual().start(() -> greet(socket));

            run(role, url, 1, role + " " + url, "speaks no HTTP", role + ".url");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "target"})
    void aWebServerListens(String role) throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = "<html>welcome</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
        try {
            String url = "http://127.0.0.1:" + web.getAddress().getPort();

            run(role, url, 2, role + " " + url + " is neither Elasticsearch nor OpenSearch", "Elasticsearch");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aTargetOfElasticsearchIsNotSupported(@Shared(product = Product.ELASTICSEARCH) Server source) throws Exception {
        String url = source.url().toString();

        new RefusedRun(new Api(source.url()), folder)
                .of(GOLDEN, 2, "target " + url + " is Elasticsearch 7.10.2", "OpenSearch 2.19 and 3");
    }

    private void run(String role, String url, int exitCode, String... said) throws Exception {
        String yaml = role.equals("target")
                ? RefusedRun.configuration(url, GOLDEN)
                : """
                session: refused-run
                source: { url: "%s" }
                target: { url: "%s" }
                snapshot: { repository: "%s", name: other, create: true }
                """.formatted(url, target.url(), folder.toUri());
        new RefusedRun(target, folder).of(yaml, exitCode, said);
    }

    private static void greet(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> greet(client));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void greet(Socket client) {
        try (client) {
            client.getOutputStream().write("SSH-2.0-server\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The client has gone.
        }
    }
}
