package org.osmigrate.traffic;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osmigrate.failure.OutOfTime;

/** Asks again until there is something, or the time is over. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Patience() {}

    static <T> List<T> poll(Duration patience, Supplier<List<T>> attempt) {
        long end = System.nanoTime() + patience.toNanos();
        List<T> found = attempt.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            pause();
            found = attempt.get();
        }
        return found;
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfTime("waiting for the log was interrupted", "Start it again.", e);
        }
    }
}
