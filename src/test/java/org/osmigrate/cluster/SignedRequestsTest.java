package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osmigrate.cluster.FakeServer.reply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.BulkOutcome.Busy;
import org.osmigrate.faults.SignatureCheck;
import org.osmigrate.faults.SignatureCheck.Checked;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What the client sends over the wire is signed, each attempt anew, as Amazon's library would sign it. */
class SignedRequestsTest {

    private static final AwsCredentials IDENTITY = AwsBasicCredentials.create("AKIDEXAMPLE", "secret-key");

    @ParameterizedTest
    @ValueSource(strings = {"es", "aoss"})
    void everyAttemptHasItsOwnDateAndSignature(String service) throws IOException {
        SignatureCheck check = new SignatureCheck(IDENTITY, "eu-central-1", service);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            check.arrived(exchange, exchange.getRequestBody().readAllBytes());
            reply(exchange, requests.incrementAndGet() % 2 == 1 ? 503 : 200, "{\"errors\":false,\"items\":[]}");
        });
        server.start();
        try (ClusterClient client = client(server, service)) {
            client.send(Call.get("a,b c*~+", "_settings").with("q", "x+y z*~/ü").with("flat", ""));
            client.send(
                    Call.put("index").with(JsonNodeFactory.instance.objectNode().put("ü", 1)));
            BulkBody body = BulkBody.of("docs", 100);
            body.index("1", "r", ByteBuffer.wrap("{\"text\":\"ü\"}".getBytes(StandardCharsets.UTF_8)));
            assertThat(client.bulk(body, Duration.ofSeconds(20)).join()).isInstanceOf(Busy.class);
            client.bulk(body, Duration.ofSeconds(20)).join();
        } finally {
            server.stop(0);
        }

        assertThat(check.requests())
                .hasSize(6)
                .allSatisfy(request ->
                        assertThat(request.sent()).as(request.request()).isEqualTo(request.expected()));
        assertThat(check.requests()).extracting(Checked::date).isSorted().doesNotHaveDuplicates();
        assertThat(check.requests()).extracting(Checked::sent).doesNotHaveDuplicates();
    }

    private static ClusterClient client(HttpServer server, String service) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base");
        Credentials.SigV4 scope = new Credentials.SigV4("eu-central-1", service);
        AtomicInteger minutes = new AtomicInteger();
        InstantSource ticking =
                () -> Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minutes.incrementAndGet()));
        return new PooledClient(
                Clients.settings(url, scope, Tls.DEFAULT, Duration.ofSeconds(20)),
                new Retry(3, Duration.ofMillis(2)),
                new AwsSigned(scope, () -> IDENTITY, ticking.withZone(ZoneOffset.UTC)));
    }
}
