package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.cluster.BulkOutcome.Answered;
import org.osmigrate.cluster.Tls.Identity;
import org.osmigrate.cluster.Tls.Trust;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.servers.Security;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

class ClusterClientIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Credentials NONE = new Credentials.None();

    @ParameterizedTest
    @ValueSource(strings = {"2.19.6", "3.8.0"})
    void movesDocumentsIntoOpenSearch(String version) {
        try (Server server = Servers.openSearch(version).heap("384m").start();
                ClusterClient client = connect(server.url(), NONE, Tls.DEFAULT)) {
            assertThat(client.info().version()).hasToString("OS " + version);
            movesDocuments(client);
            seesThroughTheOverride(client, server, version);
        }
    }

    @Test
    void knowsElasticsearch() {
        try (Server server = Servers.elasticsearch("7.10.2").heap("384m").start();
                ClusterClient client = connect(server.url(), NONE, Tls.DEFAULT)) {
            assertThat(client.info().version()).hasToString("ES 7.10.2");
            movesDocuments(client);
            URI wrong = URI.create(server.url().toString().replace("http:", "https:"));
            try (ClusterClient mistaken = connect(wrong, NONE, Tls.DEFAULT)) {
                assertThatThrownBy(mistaken::info)
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("http://");
            }
        }
    }

    private static void movesDocuments(ClusterClient client) {
        ObjectNode strict = JsonNodeFactory.instance.objectNode();
        strict.putObject("mappings").putObject("properties").putObject("n").put("type", "integer");
        client.json(Call.put("bücher-1").with(strict));
        String strange = "a\"b\\c\n/é\uD83D\uDE00";
        BulkBody body = BulkBody.of("bücher-1", 64);
        body.index("plain", "", bytes("{\n  \"n\": 1\r\n}\n"));
        body.index("bad", "", bytes("{\"n\":\"no number\"}"));
        body.index(strange, "r/ö", bytes("{\"n\":3,\"t\":\"line\\nline\"}"));

        BulkOutcome outcome = client.bulk(body, LIMIT).join();

        assertThat(outcome).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.failures()).hasSize(1);
            assertThat(answered.failures().get(0).item()).isEqualTo(1);
            assertThat(answered.failures().get(0).status()).isEqualTo(400);
            assertThat(answered.failures().get(0).reason()).contains("[n]").contains("caused by");
        });
        assertThat(client.json(Call.get("bücher-1", "_doc", "plain"))
                        .at("/_source/n")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.json(Call.get("bücher-1", "_doc", strange).with("routing", "r/ö"))
                        .at("/_source/t")
                        .asText())
                .isEqualTo("line\nline");
    }

    private static void seesThroughTheOverride(ClusterClient client, Server server, String version) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.putObject("persistent").put("compatibility.override_main_response_version", true);
        if (!client.send(Call.put("_cluster", "settings").with(settings)).ok()) {
            assertThat(version).as("the override is gone since OpenSearch 3").startsWith("3");
            return;
        }
        try (ClusterClient another = connect(server.url(), NONE, Tls.DEFAULT)) {
            assertThat(another.info().version()).hasToString("OS " + version);
        }
    }

    @Test
    void speaksToASecuredCluster() {
        try (Server server = Servers.secureOpenSearch().heap("512m").start()) {
            Security security = server.security();
            Tls trusting = new Tls(new Trust.PrivateCa(security.ca()), new Identity.Anonymous());
            Credentials admin = new Credentials.Basic(security.adminUser(), Secret.of(security.adminPassword()));
            acceptsTheAdministrator(server.url(), admin, trusting);
            acceptsAClientCertificate(server.url(), security);
            refusesOthers(server.url(), admin, trusting, security);
        }
    }

    private static void acceptsTheAdministrator(URI url, Credentials admin, Tls trusting) {
        try (ClusterClient client = connect(url, admin, trusting)) {
            assertThat(client.info().version().major()).isEqualTo(2);
            BulkBody body = BulkBody.of("secured", 64);
            body.index("1", "", bytes("{}"));
            assertThat(client.bulk(body, LIMIT).join()).isEqualTo(new Answered(List.of()));
        }
    }

    private static void acceptsAClientCertificate(URI url, Security security) {
        Identity identity = new Identity.Pem(security.clientCertificate(), security.clientKey());
        security.mapRole("readall", List.of("client"));
        try (ClusterClient client = connect(url, NONE, new Tls(new Trust.PrivateCa(security.ca()), identity))) {
            assertThat(client.json(Call.get("secured", "_count")).path("count").asInt())
                    .isNotNegative();
            assertThatThrownBy(() -> client.json(Call.delete("secured")))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageContaining("indices:admin/delete")
                    .hasMessageContaining("client certificate");
        }
    }

    private static void refusesOthers(URI url, Credentials admin, Tls trusting, Security security) {
        Credentials wrong = new Credentials.Basic(security.adminUser(), Secret.of("wrong-one"));
        try (ClusterClient client = connect(url, wrong, trusting)) {
            assertThatThrownBy(client::info)
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageContaining("admin")
                    .message()
                    .doesNotContain("wrong-one");
            assertThatThrownBy(
                            () -> client.bulk(BulkBody.of("secured", 64), LIMIT).join())
                    .hasCauseInstanceOf(AccessDenied.class);
        }
        try (ClusterClient client = connect(url, admin, Tls.DEFAULT)) {
            assertThatThrownBy(client::info).isInstanceOf(Unreachable.class).hasMessageContaining("tls.ca");
        }
        URI plain = URI.create(url.toString().replace("https:", "http:"));
        try (ClusterClient client = connect(plain, admin, Tls.DEFAULT)) {
            assertThatThrownBy(client::info).isInstanceOf(Unreachable.class).hasMessageContaining("https://");
        }
    }

    private static ClusterClient connect(URI url, Credentials credentials, Tls tls) {
        return ClusterClient.connect(new ClusterSettings("target", url, credentials, tls, LIMIT));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
