package org.osmigrate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.osmigrate.cluster.Attempt.Answered;
import org.osmigrate.cluster.Attempt.Broken;

/** The client over one connection pool. */
final class PooledClient implements ClusterClient {

    private static final ContentType JSON = ContentType.create("application/json");

    private final ClusterSettings settings;
    private final Wire wire;
    private final Retry retry;
    private final Trouble trouble;
    private final Refusals refusals;
    private final AtomicReference<Optional<ClusterInfo>> info = new AtomicReference<>(Optional.empty());

    PooledClient(ClusterSettings settings, Retry retry) {
        this(settings, retry, Authorization.of(settings));
    }

    PooledClient(ClusterSettings settings, Retry retry, Authorization authorization) {
        this.settings = settings;
        AtomicBoolean closing = new AtomicBoolean();
        this.wire = new Wire(Pool.start(settings, closing::get), authorization, closing);
        this.retry = retry;
        this.trouble = new Trouble(settings);
        this.refusals = new Refusals(settings);
    }

    @Override
    public ClusterSettings settings() {
        return settings;
    }

    @Override
    public ClusterInfo info() {
        Optional<ClusterInfo> known = info.get();
        if (known.isEmpty()) {
            known = Optional.of(new Greeting(this).info());
            info.set(known);
        }
        return known.get();
    }

    @Override
    public Reply send(Call call) {
        return checked(call, retry.run(call, () -> attempt(call, settings.timeout())));
    }

    @Override
    public Reply sendOnce(Call call, Duration timeout) {
        return checked(call, attempt(call, timeout));
    }

    @Override
    public Optional<Reply> sendBounded(Call call, int most) {
        Attempt attempt = retry.run(
                call,
                () -> attempt(
                        wire.exchange(
                                call.method(),
                                uri(call),
                                ByteBuffer.wrap(call.body()),
                                entity(call),
                                settings.timeout(),
                                new BoundedAnswer(most)),
                        Answer::unparsed));
        boolean tooLong = attempt instanceof Broken(var cause) && Trouble.in(cause, AnswerTooLong.class);
        return tooLong ? Optional.empty() : Optional.of(checked(call, attempt));
    }

    @Override
    public Reply expect(Call call, Set<Integer> statuses) {
        Reply reply = send(call);
        if (!reply.ok() && !statuses.contains(reply.status())) {
            throw refusals.refused(reply, request(call));
        }
        return reply;
    }

    @Override
    public JsonNode json(Call call) {
        Reply reply = expect(call, Set.of());
        if (reply.json().isMissingNode() && !reply.text().isBlank()) {
            throw refusals.noJson(reply, request(call));
        }
        return reply.json();
    }

    @Override
    public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
        return new BulkRequest(body, timeout, trouble, refusals)
                .send((call, entity) ->
                        wire.exchange(call.method(), uri(call), body.content(), Optional.of(entity), timeout));
    }

    private Reply checked(Call call, Attempt attempt) {
        return switch (attempt) {
            case Broken(var cause) -> throw trouble.unreachable(cause);
            case Answered(var reply) when Refusals.isDenial(reply) -> throw refusals.denied(reply, request(call));
            case Answered(var reply) -> reply;
        };
    }

    private Attempt attempt(Call call, Duration timeout) {
        return attempt(
                wire.exchange(call.method(), uri(call), ByteBuffer.wrap(call.body()), entity(call), timeout),
                Answer::reply);
    }

    private static Attempt attempt(CompletableFuture<Answer> answer, Function<Answer, Reply> read) {
        try {
            return new Answered(read.apply(answer.get()));
        } catch (ExecutionException e) {
            return new Broken(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(e);
        }
    }

    private static Optional<AsyncEntityProducer> entity(Call call) {
        return call.body().length == 0
                ? Optional.empty()
                : Optional.of(new BasicAsyncEntityProducer(call.body(), JSON));
    }

    private URI uri(Call call) {
        String base = settings.url().toString().replaceFirst("/+$", "");
        String query =
                call.query().entrySet().stream().map(PooledClient::parameter).collect(Collectors.joining("&"));
        return URI.create(base + call.path() + (query.isEmpty() ? "" : "?" + query));
    }

    private static String parameter(Map.Entry<String, String> parameter) {
        return encode(parameter.getKey()) + "=" + encode(parameter.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String request(Call call) {
        return call.method() + " " + call.path();
    }

    @Override
    public void close() {
        wire.close();
    }
}
