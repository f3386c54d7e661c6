package org.osmigrate.verify;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Limits how many documents are read a second. Safe for use by several threads. */
@FunctionalInterface
interface Throttle {

    /** Waits until so many documents may be read. */
    void take(int documents);

    /** A limit; 0 for none. */
    static Throttle of(long documentsPerSecond) {
        if (documentsPerSecond == 0) {
            return documents -> {};
        }
        RateLimiter<Void> limiter = RateLimiter.<Void>smoothBuilder(documentsPerSecond, Duration.ofSeconds(1))
                .build();
        return documents -> take(limiter, documents);
    }

    private static void take(RateLimiter<?> limiter, int documents) {
        try {
            limiter.acquirePermits(documents);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Verification was interrupted");
        }
    }
}
