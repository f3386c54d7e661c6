package org.osmigrate.cluster;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One exchange at a time over the pool: a request with a hard deadline, after which it is aborted. */
final class Wire implements AutoCloseable {

    private final CloseableHttpAsyncClient http;
    private final Authorization authorization;
    private final AtomicBoolean closing;

    /** {@code closing} becomes true when this is closed. */
    Wire(CloseableHttpAsyncClient http, Authorization authorization, AtomicBoolean closing) {
        this.closing = closing;
        this.http = http;
        this.authorization = authorization;
    }

    /**
     * The answer, or a failure: an I/O exception, or {@link TimeoutException} after the deadline.
     *
     * @param content the body's bytes, which a signature is about
     */
    CompletableFuture<Answer> exchange(
            String method, URI uri, ByteBuffer content, Optional<AsyncEntityProducer> body, Duration deadline) {
        return exchange(method, uri, content, body, deadline, new BasicAsyncEntityConsumer());
    }

    /** The same with another way to take the answer's body. */
    CompletableFuture<Answer> exchange(
            String method,
            URI uri,
            ByteBuffer content,
            Optional<AsyncEntityProducer> body,
            Duration deadline,
            AsyncEntityConsumer<byte[]> answered) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Future<Message<HttpResponse, byte[]>> exchange = http.execute(
                request(method, uri, content, body),
                new BasicResponseConsumer<>(answered),
                null,
                context(deadline),
                new AnswerCallback(answer));
        return answer.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ignored, failure) -> {
            if (failure instanceof TimeoutException) {
                exchange.cancel(true);
            }
        });
    }

    private AsyncRequestProducer request(
            String method, URI uri, ByteBuffer content, Optional<AsyncEntityProducer> body) {
        BasicHttpRequest request = new BasicHttpRequest(method, uri);
        request.setHeader("Accept", "application/json");
        authorization.headers(method, uri, content).forEach(request::setHeader);
        return new BasicRequestProducer(request, body.orElse(null));
    }

    private static HttpClientContext context(Duration deadline) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(deadline))
                .setResponseTimeout(Timeout.of(deadline))
                .build());
        return context;
    }

    @Override
    public void close() {
        closing.set(true);
        http.close(CloseMode.IMMEDIATE);
    }
}
