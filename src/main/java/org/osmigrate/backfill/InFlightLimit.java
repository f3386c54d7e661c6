package org.osmigrate.backfill;

import java.time.Duration;

/**
 * How many bulks, and how many bytes of them, may be on their way: one more after a round of successes, half as many
 * when the target pushes back. Whoever finds no room waits.
 */
final class InFlightLimit {

    private final int most;
    private final long mostBytes;
    private double allowed;
    private int inFlight;
    private long bytesInFlight;
    private long waitedNanos;

    InFlightLimit(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.allowed = Math.min(2, most);
    }

    /** Waits for room; a single bulk larger than the limit passes when nothing else is on its way. */
    synchronized void acquire(long bytes) throws InterruptedException {
        long start = System.nanoTime();
        while (inFlight > 0 && (inFlight >= (int) allowed || bytesInFlight + bytes > mostBytes)) {
            wait();
        }
        waitedNanos += System.nanoTime() - start;
        inFlight++;
        bytesInFlight += bytes;
    }

    /** A bulk has ended. */
    synchronized void release(long bytes) {
        inFlight--;
        bytesInFlight -= bytes;
        notifyAll();
    }

    /** The target took a bulk at the first attempt. */
    synchronized void accepted() {
        allowed = Math.min(most, allowed + 1 / allowed);
        notifyAll();
    }

    /** The target pushed back. */
    synchronized void pushedBack() {
        allowed = Math.max(1, allowed / 2);
    }

    /** Waits until nothing is on its way. */
    synchronized void awaitIdle() throws InterruptedException {
        while (inFlight > 0) {
            wait();
        }
    }

    /** The bulks allowed at once now. */
    synchronized int allowed() {
        return (int) allowed;
    }

    /** The time readers have waited for room. */
    synchronized Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }
}
