package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Reply;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** Requests to a real server, each of them remembered: what wrote, a test can see. */
final class HttpTarget implements ClusterClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Call> calls = new ArrayList<>();
    private final URI url;

    HttpTarget(URI url) {
        this.url = url;
    }

    /** Everything sent so far that may have changed something. */
    List<String> writes() {
        return calls.stream()
                .filter(call -> !call.method().equals("GET"))
                .filter(call -> !call.path().endsWith("_simulate"))
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    void forget() {
        calls.clear();
    }

    @Override
    public ClusterSettings settings() {
        return new ClusterSettings("target", url, new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(30));
    }

    @Override
    public ClusterInfo info() {
        JsonNode root = json(new Call("GET", "/", java.util.Map.of(), new byte[0]));
        Flavour flavour = root.at("/version/distribution").asText().equals("opensearch")
                ? Flavour.OPENSEARCH
                : Flavour.ELASTICSEARCH;
        return new ClusterInfo(
                root.path("cluster_name").asText(),
                root.path("cluster_uuid").asText(),
                Version.of(flavour, root.at("/version/number").asText()));
    }

    @Override
    public Reply send(Call call) {
        calls.add(call);
        try {
            HttpResponse<String> response = http.send(request(call), BodyHandlers.ofString());
            JsonNode json =
                    response.body().startsWith("{") ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Reply(response.statusCode(), json, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(Call call) {
        String query = call.query().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        return HttpRequest.newBuilder(URI.create(url + call.path() + query))
                .header("Content-Type", "application/json")
                .method(
                        call.method(),
                        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()))
                .build();
    }

    @Override
    public JsonNode json(Call call) {
        Reply reply = send(call);
        if (!reply.ok()) {
            throw new RequestRefused(call.method() + " " + call.path() + ": " + reply.text(), "See the server's log.");
        }
        return reply.json();
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        http.close();
    }
}
