package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Tells from {@code GET /} which product answers. */
final class Greeting {

    private static final String SUPPORTED =
            "osmigrate reads from Elasticsearch and OpenSearch and writes to OpenSearch.";

    private final ClusterClient client;

    Greeting(ClusterClient client) {
        this.client = client;
    }

    ClusterInfo info() {
        Reply reply = client.send(Call.get(""));
        if (reply.status() >= 500) {
            client.json(Call.get(""));
        }
        JsonNode json = reply.json();
        Flavour flavour = flavour(json).orElseThrow(() -> unsupported(reply));
        return new ClusterInfo(
                json.path("cluster_name").asText(""), json.path("cluster_uuid").asText(""), version(flavour, json));
    }

    private static Optional<Flavour> flavour(JsonNode json) {
        String distribution = json.path("version").path("distribution").asText("");
        String tagline = json.path("tagline").asText("");
        if (distribution.equals("opensearch") || tagline.startsWith("The OpenSearch Project")) {
            return Optional.of(Flavour.OPENSEARCH);
        }
        boolean elastic = distribution.isEmpty() && tagline.equals("You Know, for Search");
        return elastic ? Optional.of(Flavour.ELASTICSEARCH) : Optional.empty();
    }

    private Version version(Flavour flavour, JsonNode json) {
        String number = json.path("version").path("number").asText("");
        Version claimed = Version.of(flavour, number);
        boolean disguised = flavour == Flavour.OPENSEARCH && claimed.major() == 7;
        return disguised ? oldestNode() : claimed;
    }

    /** With {@code compatibility.override_main_response_version} OpenSearch calls itself 7.10.2; its nodes do not. */
    private Version oldestNode() {
        JsonNode nodes = client.json(Call.get("_nodes").with("filter_path", "nodes.*.version"));
        return nodes.path("nodes")
                .valueStream()
                .map(node -> Version.of(Flavour.OPENSEARCH, node.path("version").asText("")))
                .min(Comparator.comparing(Version::major)
                        .thenComparing(Version::minor)
                        .thenComparing(Version::patch))
                .orElseThrow(() -> new UnsupportedVersion(
                        "The " + client.settings().role() + " is an OpenSearch that hides its version",
                        "Set compatibility.override_main_response_version to false there."));
    }

    private UnsupportedVersion unsupported(Reply reply) {
        return new UnsupportedVersion(
                "The " + client.settings().role() + " " + client.settings().url()
                        + " is neither Elasticsearch nor OpenSearch: " + solr().orElseGet(() -> quoted(reply)),
                SUPPORTED);
    }

    private Optional<String> solr() {
        String folder = client.settings().url().getPath().endsWith("/solr") ? "admin" : "solr/admin";
        Call probe = new Call("GET", "/" + folder + "/info/system", java.util.Map.of("wt", "json"), new byte[0]);
        JsonNode lucene = client.send(probe).json().path("lucene");
        String version = lucene.path("solr-spec-version").asText("");
        return version.isEmpty() ? Optional.empty() : Optional.of("Apache Solr " + version);
    }

    private static String quoted(Reply reply) {
        String distribution = reply.json().path("version").path("distribution").asText("");
        return distribution.isEmpty()
                ? "it answered with status " + reply.status() + " '" + ErrorText.of(reply) + "'"
                : "it calls itself '" + distribution + "'";
    }
}
