package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Reply;

/** A client of a process that is killed before one of its writes: from then on nothing reaches the target. */
final class DyingTarget implements ClusterClient {

    private final ClusterClient client;
    private int writesLeft;
    private boolean dead;

    /** What a killed process cannot catch. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    DyingTarget(ClusterClient client, int writes) {
        this.client = client;
        this.writesLeft = writes;
    }

    private synchronized void live(Call call) {
        if (RecordingTarget.isWrite(call) && --writesLeft < 0) {
            dead = true;
        }
        if (dead) {
            throw new Killed();
        }
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
        live(call);
        return client.send(call);
    }

    @Override
    public JsonNode json(Call call) {
        live(call);
        return client.json(call);
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
