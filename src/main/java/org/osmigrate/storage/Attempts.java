package org.osmigrate.storage;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.Unreachable;

/** Sends requests to a storage again, later and later, while what goes wrong may pass. */
record Attempts(RemoteObjects remote) {

    private static final int MOST = 6;
    private static final FailsafeExecutor<Object> POLICY = Failsafe.with(RetryPolicy.builder()
            .handle(IOException.class)
            .abortOn(InterruptedIOException.class)
            .withBackoff(Duration.ofMillis(150), Duration.ofSeconds(5))
            .withJitter(0.5)
            .withMaxAttempts(MOST)
            .build());

    /** A request. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException;
    }

    <T> T send(String key, Request<T> request) {
        try {
            return POLICY.get(() -> request.send());
        } catch (MigrationFailure e) {
            throw e;
        } catch (FailsafeException e) {
            throw failure(key, e.getCause());
        }
    }

    private RuntimeException failure(String key, Throwable cause) {
        if (cause instanceof InterruptedIOException || cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted", cause);
        }
        return new Unreachable(
                Places.of(remote.location(), key) + " cannot be reached after " + MOST + " attempts: "
                        + Places.reason(cause),
                remote.whenUnreachable(),
                cause);
    }
}
