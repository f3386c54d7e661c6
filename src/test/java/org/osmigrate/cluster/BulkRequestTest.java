package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.osmigrate.cluster.FakeServer.reply;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.BulkOutcome.Answered;
import org.osmigrate.cluster.BulkOutcome.Busy;
import org.osmigrate.cluster.BulkOutcome.Lost;
import org.osmigrate.cluster.BulkOutcome.Refused;
import org.osmigrate.cluster.BulkOutcome.TooLarge;
import org.osmigrate.failure.AccessDenied;

class BulkRequestTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TAKEN = "{\"errors\":false,\"items\":[{\"index\":{\"status\":201}}]}";

    @Test
    void sendsTheBodyPastPipelines() {
        try (FakeServer server = FakeServer.answering(200, TAKEN);
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.bulk(one(), LIMIT).join()).isEqualTo(new Answered(List.of()));

            FakeServer.Request request = server.requests().get(0);
            assertThat(request.uri().getRawPath()).isEqualTo("/a%20b/_bulk");
            assertThat(request.uri().getQuery()).contains("pipeline=_none").contains("timeout=15000ms");
            assertThat(request.body()).isEqualTo("{\"index\":{\"_id\":\"1\"}}\n{\"a\":1}\n");
            assertThat(request.contentType()).isEqualTo("application/x-ndjson");
        }
    }

    @Test
    void asksForAnAliasWhereOneIsRequired() {
        try (FakeServer server = FakeServer.answering(200, TAKEN);
                ClusterClient client = Clients.of(server.url())) {
            BulkBody body = BulkBody.of("a", new BulkForm(false, true, true), 16);
            body.index("1", "", bytes("{}"));

            client.bulk(body, LIMIT).join();
            client.bulk(one(), LIMIT).join();

            assertThat(server.requests().get(0).uri().getQuery()).contains("require_alias=true");
            assertThat(server.requests().get(1).uri().getQuery()).doesNotContain("require_alias");
        }
    }

    @Test
    void sendsBodiesLargerThanASocketTakesAtOnce() {
        BulkBody large = BulkBody.of("i", 16);
        String text = "x".repeat(1 << 20);
        for (int i = 0; i < 12; i++) {
            large.index("id" + i, "", bytes("{\"t\":\"" + text + i + "\"}"));
        }
        try (FakeServer server = FakeServer.answering(429, "{}");
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.bulk(large, LIMIT).join()).isInstanceOf(Busy.class);

            String sent = StandardCharsets.UTF_8.decode(large.content()).toString();
            assertThat(server.requests().get(0).body().equals(sent)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void isBusy(int status) {
        assertThat(outcome(status, "{\"error\":{\"type\":\"t\",\"reason\":\"r\"}}"))
                .isEqualTo(new Busy(status, "t: r"));
    }

    @Test
    void isTooLarge() {
        assertThat(outcome(413, "")).isInstanceOf(TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 302})
    void isRefused(int status) {
        assertThat(outcome(status, "{}")).isInstanceOf(Refused.class);
    }

    @Test
    void aBlockIsRefusedAndNotDenied() {
        assertThat(outcome(403, "{\"error\":{\"type\":\"cluster_block_exception\"}}"))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":fal", "<html>", "", "{\"errors\":false,\"items\":[]}"})
    void anAnswerThatSaysNothingIsLost(String body) {
        assertThat(outcome(200, body)).isInstanceOf(Lost.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void failsWhenDenied(int status) {
        assertThatThrownBy(() -> outcome(status, "")).hasCauseInstanceOf(AccessDenied.class);
    }

    @Test
    void failsWhenADocumentIsDenied() {
        String denied = "{\"errors\":true,\"items\":[{\"index\":{\"status\":403,\"error\":{\"type\":"
                + "\"security_exception\",\"reason\":\"no permissions for [indices:data/write/index]\"}}}]}";

        assertThatThrownBy(() -> outcome(200, denied))
                .hasCauseInstanceOf(AccessDenied.class)
                .hasMessageContaining("[indices:data/write/index]");
    }

    @Test
    void aBlockedDocumentIsRefusedAndNotDenied() {
        String blocked = "{\"errors\":true,\"items\":[{\"index\":{\"status\":403,\"error\":{\"type\":"
                + "\"cluster_block_exception\",\"reason\":\"read-only\"}}}]}";

        assertThat(outcome(200, blocked)).isInstanceOf(Answered.class);
    }

    @Test
    void isLostAtTheTimeLimitAndItsConnectionGoes() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeServer server = FakeServer.answering(exchange -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    reply(exchange, 200, TAKEN);
                });
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.bulk(one(), Duration.ofMillis(300)).join())
                    .isEqualTo(new Lost("no answer within the time limit"));
            end.countDown();
            assertThat(client.bulk(one(), LIMIT).join()).isEqualTo(new Answered(List.of()));
        }
    }

    @Test
    void isLostWhenNobodyListens() {
        try (ClusterClient client = Clients.of(URI.create("http://127.0.0.1:1"))) {
            assertThat(client.bulk(one(), LIMIT).join()).isInstanceOf(Lost.class);
        }
    }

    @Test
    void isLostWhenTheConnectionBreaks() {
        try (FakeServer server = FakeServer.answering(exchange -> {
                    exchange.sendResponseHeaders(200, TAKEN.length());
                    exchange.getResponseBody().write(TAKEN.substring(0, 20).getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    throw new java.io.IOException("pulled the plug");
                });
                ClusterClient client = Clients.of(server.url())) {

            assertThat(client.bulk(one(), LIMIT).join()).isInstanceOf(Lost.class);
        }
    }

    private static BulkOutcome outcome(int status, String body) {
        try (FakeServer server = FakeServer.answering(status, body);
                ClusterClient client = Clients.of(server.url())) {
            return client.bulk(one(), LIMIT).join();
        }
    }

    private static BulkBody one() {
        BulkBody body = BulkBody.of("a b", 64);
        body.index("1", "", bytes("{\"a\":1}"));
        return body;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
