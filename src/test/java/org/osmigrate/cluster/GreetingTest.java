package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.failure.UnsupportedVersion;

class GreetingTest {

    private static final String ELASTIC = "You Know, for Search";
    private static final String OPEN = "The OpenSearch Project: https://opensearch.org/";

    @ParameterizedTest
    @CsvSource({"7.10.2,ES 7.10.2", "8.17.0,ES 8.17.0", "9.1.0,ES 9.1.0", "6.8.23,ES 6.8.23", "1.7.6,ES 1.7.6"})
    void knowsElasticsearch(String number, String version) {
        assertThat(info(greeting(number, "", ELASTIC)).version()).hasToString(version);
    }

    @Test
    void knowsOpenSearch() {
        ClusterInfo info = info(greeting("3.8.0", "opensearch", OPEN));

        assertThat(info.version()).hasToString("OS 3.8.0");
        assertThat(info.name()).isEqualTo("c");
        assertThat(info.uuid()).isEqualTo("u");
    }

    @Test
    void asksTheNodesOfAnOpenSearchThatCallsItselfElasticsearch() {
        try (FakeServer server = FakeServer.answering(exchange -> FakeServer.reply(
                        exchange,
                        200,
                        exchange.getRequestURI().getPath().equals("/_nodes")
                                ? "{\"nodes\":{\"a\":{\"version\":\"2.19.6\"},\"b\":{\"version\":\"2.9.0\"}}}"
                                : greeting("7.10.2", "", OPEN)));
                ClusterClient client = Clients.of(server.url())) {
            assertThat(client.info().version()).hasToString("OS 2.9.0");
            assertThat(client.info().version()).hasToString("OS 2.9.0");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void namesSolr() {
        try (FakeServer server = FakeServer.answering(exchange -> {
                    boolean admin = exchange.getRequestURI().getPath().equals("/solr/admin/info/system");
                    FakeServer.reply(
                            exchange,
                            admin ? 200 : 302,
                            admin ? "{\"lucene\":{\"solr-spec-version\":\"8.11.2\"}}" : "");
                });
                ClusterClient client = Clients.of(server.url())) {
            assertThatThrownBy(client::info)
                    .isInstanceOf(UnsupportedVersion.class)
                    .hasMessageContaining("Apache Solr 8.11.2")
                    .hasMessageContaining(server.url().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"200,<html>hello</html>,hello", "404,not here,404", "200,{},200"})
    void refusesAnythingElseByWhatItSays(int status, String body, String named) {
        assertThatThrownBy(() -> info(status, body))
                .isInstanceOf(UnsupportedVersion.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesAnotherDistribution() {
        assertThatThrownBy(() -> info(greeting("1.0.0", "easysearch", ELASTIC)))
                .isInstanceOf(UnsupportedVersion.class)
                .hasMessageContaining("easysearch");
    }

    @Test
    void aServerInTroubleIsNotAnotherProduct() {
        assertThatThrownBy(() -> info(500, "{}")).isInstanceOf(RequestRefused.class);
    }

    private static ClusterInfo info(String body) {
        return info(200, body);
    }

    private static ClusterInfo info(int status, String body) {
        try (FakeServer server = FakeServer.answering(status, body);
                ClusterClient client = Clients.of(server.url())) {
            return client.info();
        }
    }

    private static String greeting(String number, String distribution, String tagline) {
        String named = distribution.isEmpty() ? "" : "\"distribution\":\"" + distribution + "\",";
        return """
                {"cluster_name":"c","cluster_uuid":"u","version":{%s"number":"%s"},"tagline":"%s"}""".formatted(named, number, tagline);
    }
}
