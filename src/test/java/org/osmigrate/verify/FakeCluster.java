package org.osmigrate.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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

/** A target that answers as a test says. */
record FakeCluster(Function<Call, Reply> answers) implements ClusterClient {

    /** An answer with a body. */
    static Reply reply(int status, String json) {
        try {
            return new Reply(status, new ObjectMapper().readTree(json), json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Override
    public Reply send(Call call) {
        return answers.apply(call);
    }

    @Override
    public Optional<Reply> sendBounded(Call call, int most) {
        return Optional.of(send(call)).filter(reply -> reply.text().getBytes(StandardCharsets.UTF_8).length <= most);
    }

    @Override
    public JsonNode json(Call call) {
        return send(call).json();
    }

    @Override
    public ClusterSettings settings() {
        return new ClusterSettings(
                "target", URI.create("http://localhost:1"), new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(1));
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
    public void close() {}
}
