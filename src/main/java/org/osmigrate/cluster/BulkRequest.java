package org.osmigrate.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.opensearch.client.util.PathEncoder;
import org.osmigrate.cluster.BulkOutcome.Answered;
import org.osmigrate.cluster.BulkOutcome.Busy;
import org.osmigrate.cluster.BulkOutcome.Lost;
import org.osmigrate.cluster.BulkOutcome.Refused;
import org.osmigrate.cluster.BulkOutcome.TooLarge;

/** Sends a bulk once and says what became of it. */
record BulkRequest(BulkBody body, Duration timeout, Trouble trouble, Refusals refusals) {

    private static final String NEEDED = "errors,items.*.status,items.*.error";

    CompletableFuture<BulkOutcome> send(BiFunction<Call, AsyncEntityProducer, CompletableFuture<Answer>> exchange) {
        return exchange.apply(call(), new BulkEntity(body.content(), timeout)).handle(this::outcome);
    }

    private Call call() {
        // The target gives up on a missing shard before the client gives up on the target, and so names the shard.
        String patience = Math.max(1, timeout.toMillis() / 4 * 3) + "ms";
        Map<String, String> query =
                new TreeMap<>(Map.of("pipeline", "_none", "filter_path", NEEDED, "timeout", patience));
        if (body.form().requireAlias()) {
            query.put("require_alias", "true");
        }
        return new Call("POST", "/" + PathEncoder.encode(body.index()) + "/_bulk", query, new byte[0]);
    }

    private BulkOutcome outcome(Answer answer, Throwable failure) {
        if (failure != null) {
            return new Lost(trouble.text(failure));
        }
        return answer.status() == 200 ? answered(BulkAnswer.read(answer.body(), body.items())) : error(answer.reply());
    }

    /** A user who may send bulks but not write to the index is told so for each document. */
    private BulkOutcome answered(BulkOutcome outcome) {
        if (outcome instanceof Answered(var failures)) {
            failures.stream().filter(Refusals::isDenial).findFirst().ifPresent(failure -> {
                throw new CompletionException(refusals.denied(failure, request()));
            });
        }
        return outcome;
    }

    private String request() {
        return "POST /" + body.index() + "/_bulk";
    }

    private BulkOutcome error(Reply reply) {
        String text = ErrorText.of(reply);
        return switch (reply.status()) {
            case 429, 502, 503, 504 -> new Busy(reply.status(), text);
            case 413 -> new TooLarge(text);
            default -> refused(reply, text);
        };
    }

    private BulkOutcome refused(Reply reply, String text) {
        if (Refusals.isDenial(reply)) {
            throw new CompletionException(refusals.denied(reply, request()));
        }
        return new Refused(reply.status(), text);
    }
}
