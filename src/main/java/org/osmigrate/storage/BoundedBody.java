package org.osmigrate.storage;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer up to a limit; of a longer one a little more than that, and the connection is given up. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final int limit;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private Flow.Subscription subscription;
    private long length;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (length > limit) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            length += buffer.remaining();
            parts.add(buffer);
        }
        if (length > limit) {
            subscription.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        byte[] bytes = new byte[Math.toIntExact(length)];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        parts.forEach(target::put);
        parts.clear();
        body.complete(bytes);
    }
}
