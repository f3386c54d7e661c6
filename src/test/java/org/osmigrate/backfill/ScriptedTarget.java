package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

/** A target that answers bulks as a test says and remembers what it was sent. */
final class ScriptedTarget implements ClusterClient {

    private final List<List<String>> sent = Collections.synchronizedList(new ArrayList<>());
    private final Function<BulkBody, BulkOutcome> answer;

    ScriptedTarget(Function<BulkBody, BulkOutcome> answer) {
        this.answer = answer;
    }

    /** The ids of every bulk, in the order of arrival. */
    List<List<String>> sent() {
        return sent;
    }

    static List<String> ids(BulkBody body) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < body.items(); i++) {
            ids.add(body.id(i));
        }
        return ids;
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        sent.add(ids(body));
        return CompletableFuture.completedFuture(answer.apply(body));
    }

    @Override
    public ClusterSettings settings() {
        return new ClusterSettings(
                "target",
                URI.create("http://target.invalid"),
                new Credentials.None(),
                Tls.DEFAULT,
                Duration.ofSeconds(1));
    }

    @Override
    public ClusterInfo info() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply send(Call call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public JsonNode json(Call call) {
        throw new UnsupportedOperationException(call.path());
    }

    @Override
    public void close() {}
}
