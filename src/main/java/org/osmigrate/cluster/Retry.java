package org.osmigrate.cluster;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.osmigrate.cluster.Attempt.Answered;
import org.osmigrate.cluster.Attempt.Broken;

/** Sends a request again while that is safe and of use. */
final class Retry {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Set<String> SAFE_POSTS = Set.of("_search", "_count", "_refresh", "_mget");

    private final int times;
    private final Duration firstPause;

    Retry(int times, Duration firstPause) {
        this.times = times;
        this.firstPause = firstPause;
    }

    /** Some seconds in all: long enough for a restarting proxy, short enough for a wrong URL. */
    static Retry standard() {
        return new Retry(5, Duration.ofMillis(200));
    }

    Attempt run(Call call, Supplier<Attempt> once) {
        try {
            return Failsafe.with(policy(idempotent(call))).get(once::get);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new Broken(e.getCause());
            }
            throw e;
        }
    }

    private RetryPolicy<Attempt> policy(boolean idempotent) {
        return RetryPolicy.<Attempt>builder()
                .handleIf((attempt, failure) -> failure == null && again(attempt, idempotent))
                .withBackoff(firstPause, LONGEST_PAUSE)
                .withJitter(0.5)
                .withMaxRetries(times)
                .withMaxDuration(BUDGET)
                .build();
    }

    private static boolean again(Attempt attempt, boolean idempotent) {
        return switch (attempt) {
            case Answered(var reply) -> idempotent ? BUSY.contains(reply.status()) : reply.status() == 429;
            case Broken(var cause) -> {
                boolean notSent = Trouble.in(cause, ConnectException.class);
                yield mayPass(cause) && (idempotent || notSent);
            }
        };
    }

    private static boolean mayPass(Throwable cause) {
        return !Trouble.in(cause, AnswerTooLong.class)
                && !Trouble.in(cause, UnknownHostException.class)
                && !Trouble.in(cause, SSLException.class)
                && !Trouble.in(cause, InterruptedException.class);
    }

    private static boolean idempotent(Call call) {
        String last = call.path().substring(call.path().lastIndexOf('/') + 1);
        return !call.method().equals("POST") || SAFE_POSTS.contains(last);
    }
}
