package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osmigrate.cluster.FakeServer.reply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.failure.Unreachable;

class PooledClientTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void sendsPathQueryAndBodyAsGiven() {
        try (FakeServer server = FakeServer.answering(200, "{\"ok\":true}");
                ClusterClient client = Clients.of(URI.create(server.url() + "/prefix/"))) {
            Call call = Call.put("a/b c", "_doc", "ü%+").with("q", "x+y z&=");

            assertThat(client.json(call.with(
                                    JsonNodeFactory.instance.objectNode().put("n", 1)))
                            .path("ok")
                            .asBoolean())
                    .isTrue();

            FakeServer.Request request = server.requests().get(0);
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.uri().getRawPath()).startsWith("/prefix/a%2Fb").doesNotContain("//");
            assertThat(request.uri().getPath()).isEqualTo("/prefix/a/b c/_doc/ü%+");
            assertThat(request.uri().getRawQuery()).isEqualTo("q=x%2By%20z%26%3D");
            assertThat(request.body()).isEqualTo("{\"n\":1}");
            assertThat(request.contentType()).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void sendsAgainWhatWasPushedBack(int status) {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer server = FakeServer.answering(
                        exchange -> reply(exchange, calls.incrementAndGet() < 3 ? status : 200, "{}"));
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.send(Call.get("_search")).status()).isEqualTo(200);
            assertThat(calls).hasValue(3);
        }
    }

    @Test
    void sendsAPostOnlyOnceUnlessItWasRejectedOrReads() {
        AtomicInteger calls = new AtomicInteger();
        try (FakeServer server = FakeServer.answering(exchange -> {
                    calls.incrementAndGet();
                    reply(exchange, 503, "{}");
                });
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.send(Call.post("_reindex")).status()).isEqualTo(503);
            assertThat(calls).hasValue(1);
            assertThat(client.send(Call.post("i", "_search")).status()).isEqualTo(503);
            assertThat(calls).hasValue(5);
        }
    }

    /** Asked for once: it would be as long the next time. */
    @Test
    void doesNotReadAnAnswerToItsEndThatIsTooLong() {
        String body = "x".repeat(100_000);
        try (FakeServer server = FakeServer.answering(200, body);
                ClusterClient client = Clients.of(server.url())) {
            assertThat(client.sendBounded(Call.get("_search"), 99_999)).isEmpty();
            assertThat(server.requests()).hasSize(1);
            assertThat(client.sendBounded(Call.get("_search"), 100_000)
                            .orElseThrow()
                            .text())
                    .isEqualTo(body);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        URI url;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (ClusterClient client = Clients.of(url)) {
            assertThatThrownBy(client::info)
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("target " + url)
                    .hasMessageContaining("refused")
                    .hasMessageContaining("target.url");
        }
    }

    @Test
    void saysThatWhatListensSpeaksNoHttp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(socket));
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
            try (ClusterClient client = Clients.of(url)) {
                assertThatThrownBy(client::info)
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("target " + url)
                        .hasMessageContaining("speaks no HTTP")
                        .hasMessageContaining("target.url");
            }
        }
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

    @Test
    void saysThatAHostIsNotKnown() {
        try (ClusterClient client = Clients.of(URI.create("http://no-such-host.invalid:9200"))) {
            assertThatThrownBy(client::info)
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no-such-host.invalid is not known");
        }
    }

    @Test
    void givesUpOnASlowAnswerEvenIfItTrickles() {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeServer server = FakeServer.answering(exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    for (int i = 0; i < 100 && end.getCount() > 0; i++) {
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                        waitFor(end);
                    }
                });
                ClusterClient client = Clients.of(server.url())) {

            assertThatThrownBy(() -> client.sendOnce(Call.get("x"), SHORT))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no answer within the time limit");
            end.countDown();
        }
    }

    @SuppressWarnings("ThreadSleep")
    private static void waitFor(CountDownLatch end) {
        try {
            var _ = end.await(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoAnswer() {
        try (FakeServer server = FakeServer.answering(exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write("{\"a\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    throw new java.io.IOException("pulled the plug");
                });
                ClusterClient client = Clients.of(server.url())) {

            assertThatThrownBy(() -> client.json(Call.get("x"))).isInstanceOf(Unreachable.class);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void refusesAPageInPlaceOfJson() {
        try (FakeServer server = FakeServer.answering(200, "<html>Welcome</html>");
                ClusterClient client = Clients.of(server.url())) {
            assertThatThrownBy(() -> client.json(Call.get("x")))
                    .isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("Welcome");
        }
    }

    @Test
    void refusesHalfOfAJson() {
        try (FakeServer server = FakeServer.answering(200, "{\"a\":[1,2");
                ClusterClient client = Clients.of(server.url())) {
            assertThatThrownBy(() -> client.json(Call.get("x"))).isInstanceOf(RequestRefused.class);
        }
    }

    @Test
    void namesUserAndPrivilegeButNoPassword() {
        String body = """
                {"error":{"type":"security_exception","reason":"no permissions for [indices:admin/create]"}}""";
        Credentials basic = new Credentials.Basic("mover", Secret.of("s3cret"));
        try (FakeServer server = FakeServer.answering(403, body);
                ClusterClient client =
                        Clients.of(Clients.settings(server.url(), basic, Tls.DEFAULT, Duration.ofSeconds(5)))) {
            assertThatThrownBy(() -> client.send(Call.put("i")))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageContaining("target " + server.url())
                    .hasMessageContaining("user 'mover'")
                    .hasMessageContaining("indices:admin/create")
                    .message()
                    .doesNotContain("s3cret");
            assertThat(server.requests().get(0).authorization()).isEqualTo("Basic bW92ZXI6czNjcmV0");
        }
    }

    @Test
    void aWrongPasswordIsDenied() {
        try (FakeServer server = FakeServer.answering(401, "Unauthorized");
                ClusterClient client = Clients.of(server.url())) {
            assertThatThrownBy(client::info).isInstanceOf(AccessDenied.class).hasMessageContaining("target.auth");
        }
    }

    @Test
    void sendsAnApiKey() {
        Credentials key = new Credentials.ApiKey(Secret.of("abc=="));
        try (FakeServer server = FakeServer.answering(200, "{}");
                ClusterClient client =
                        Clients.of(Clients.settings(server.url(), key, Tls.DEFAULT, Duration.ofSeconds(5)))) {
            assertThat(client.send(Call.get("x")).ok()).isTrue();
            assertThat(server.requests().get(0).authorization()).isEqualTo("ApiKey abc==");
        }
    }

    @Test
    void aWriteBlockIsNoQuestionOfPrivileges() {
        String body =
                "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"index [i] blocked by: read-only\"}}";
        try (FakeServer server = FakeServer.answering(403, body);
                ClusterClient client = Clients.of(server.url())) {
            assertThatThrownBy(() -> client.json(Call.put("i")))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("read-only");
        }
    }
}
