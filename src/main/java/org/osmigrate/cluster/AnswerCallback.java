package org.osmigrate.cluster;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;

/** Hands the end of an exchange on to a future. */
final class AnswerCallback implements FutureCallback<Message<HttpResponse, byte[]>> {

    private static final byte[] EMPTY = {};

    private final CompletableFuture<Answer> answer;

    AnswerCallback(CompletableFuture<Answer> answer) {
        this.answer = answer;
    }

    @Override
    public void completed(Message<HttpResponse, byte[]> message) {
        byte[] body = message.getBody() == null ? EMPTY : message.getBody();
        answer.complete(new Answer(message.getHead().getCode(), body));
    }

    @Override
    public void failed(Exception failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void cancelled() {
        answer.completeExceptionally(new CancellationException("the connection pool was closed"));
    }
}
