package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

/** A cluster whose answers a test decides, one by one; also the place to put faults before a real one. */
final class ScriptedCluster implements ClusterClient {

    private final Function<Call, Reply> answers;

    ScriptedCluster(Function<Call, Reply> answers) {
        this.answers = answers;
    }

    @Override
    public ClusterSettings settings() {
        return new ClusterSettings(
                "coordinator",
                URI.create("http://coordinator.invalid"),
                new Credentials.None(),
                Tls.DEFAULT,
                Duration.ofSeconds(5));
    }

    @Override
    public Reply send(Call call) {
        return answers.apply(call);
    }

    @Override
    public Reply expect(Call call, Set<Integer> statuses) {
        Reply reply = send(call);
        if (!reply.ok() && !statuses.contains(reply.status())) {
            throw new RequestRefused(call.method() + " " + call.path() + ": " + reply.text(), "");
        }
        return reply;
    }

    @Override
    public JsonNode json(Call call) {
        return expect(call, Set.of()).json();
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
