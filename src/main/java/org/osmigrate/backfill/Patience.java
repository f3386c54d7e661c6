package org.osmigrate.backfill;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.Hold;

/** Growing, jittered pauses between attempts, and an end to them when nothing at all succeeds for the whole budget. */
final class Patience {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 15_000;
    private static final long HOLD_POLL_MILLIS = 100;

    private final Duration budget;
    private long since = System.nanoTime();
    private int attempts;

    Patience(Duration budget) {
        this.budget = budget;
    }

    /** Something succeeded: the budget and the pauses begin anew. */
    void progress() {
        since = System.nanoTime();
        attempts = 0;
    }

    /** Waits before the next attempt. */
    void pause(String cause, URI target) throws InterruptedException {
        if (exhausted()) {
            throw new Unreachable(
                    "target " + target + " has taken nothing of a bulk for " + budget.toSeconds() + " s: " + cause,
                    "Nothing is lost: mend the target and run the same command again, it goes on where it stopped.");
        }
        sleep();
    }

    private void sleep() throws InterruptedException {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempts++, 10));
        Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Waits before the next attempt at something that failed in a way that may pass. */
    void pauseBefore(MigrationFailure failure) throws InterruptedException {
        if (exhausted()) {
            throw failure;
        }
        sleep();
    }

    /** Waits for a hold that cannot be confirmed at the moment. */
    void waitFor(String what, Hold hold) throws InterruptedException {
        if (exhausted()) {
            throw new Conflict(
                    "waited " + budget.toSeconds() + " s for " + what,
                    "Another process may have taken over; see 'osmigrate console status'.");
        }
        Thread.sleep(HOLD_POLL_MILLIS);
        if (hold.valid()) {
            progress();
        }
    }

    /** Whether nothing has succeeded for the whole budget. */
    boolean exhausted() {
        return System.nanoTime() - since > budget.toNanos();
    }
}
