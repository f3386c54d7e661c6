package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Reply;
import org.osmigrate.cluster.Tls;

/** A client that remembers each request: what wrote, a test can see. */
final class RecordingTarget implements ClusterClient {

    private final ClusterClient client;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    RecordingTarget(URI url) {
        this.client = ClusterClient.connect(
                new ClusterSettings("target", url, new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(60)));
    }

    /** Everything sent so far that may have changed something. */
    List<String> writes() {
        return calls.stream()
                .filter(RecordingTarget::isWrite)
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    /** Whether a request may change something. */
    static boolean isWrite(Call call) {
        return !call.method().equals("GET") && !call.path().endsWith("_simulate");
    }

    void forget() {
        calls.clear();
    }

    @Override
    public ClusterSettings settings() {
        return client.settings();
    }

    @Override
    public ClusterInfo info() {
        return client.info();
    }

    @Override
    public Reply send(Call call) {
        calls.add(call);
        return client.send(call);
    }

    @Override
    public JsonNode json(Call call) {
        calls.add(call);
        return client.json(call);
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        return client.bulk(body, timeout);
    }

    @Override
    public void close() {
        client.close();
    }
}
