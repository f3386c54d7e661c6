package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A connection pool to one cluster. Safe for use by several threads. Failures name the role and the URL. */
public interface ClusterClient extends AutoCloseable {

    /** Sets up a pool; no request is sent yet. Unreadable certificates fail here. */
    static ClusterClient connect(ClusterSettings settings) {
        return new PooledClient(settings, Retry.standard());
    }

    /** The settings it was made with. */
    ClusterSettings settings();

    /**
     * Asks the cluster who it is, once.
     *
     * @throws org.osmigrate.failure.UnsupportedVersion for a product that is neither Elasticsearch nor OpenSearch
     */
    ClusterInfo info();

    /**
     * Sends a request; idempotent ones are sent again with growing pauses after a broken connection, 429, 502, 503 and 504.
     * So a PUT whose first answer was lost may report that the thing exists already.
     *
     * @throws org.osmigrate.failure.Unreachable when there is no answer
     * @throws org.osmigrate.failure.AccessDenied for 401 and 403
     */
    Reply send(Call call);

    /**
     * Sends a request once and waits no longer than {@code timeout}; otherwise like {@link #send}.
     *
     * @throws org.osmigrate.failure.Unreachable when there is no answer in time
     */
    default Reply sendOnce(Call call, Duration timeout) {
        return send(call);
    }

    /**
     * Sends a request like {@link #send}, whose answer may be long; a body of more than {@code most} bytes is not read to
     * its end. Of a status 2xx the answer has only the text.
     *
     * @return empty for an answer that is too long
     */
    default Optional<Reply> sendBounded(Call call, int most) {
        return Optional.of(send(call));
    }

    /**
     * Sends a request like {@link #send}, whose status has to be 2xx or one of the given ones.
     *
     * @throws org.osmigrate.failure.RequestRefused for any other status, with the error's text
     * @throws org.osmigrate.failure.CheckFailed for a cluster or an index that is blocked (read-only, disk full)
     */
    default Reply expect(Call call, Set<Integer> statuses) {
        return send(call);
    }

    /**
     * Sends a request that has to succeed.
     *
     * @throws org.osmigrate.failure.RequestRefused for any status but 2xx, with the error's text
     * @throws org.osmigrate.failure.CheckFailed for a cluster or an index that is blocked (read-only, disk full)
     */
    JsonNode json(Call call);

    /** Sends a bulk once, with {@code pipeline=_none}; the future never completes exceptionally but for bugs and 401/403. */
    CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout);

    @Override
    void close();
}
