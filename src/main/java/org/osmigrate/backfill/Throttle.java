package org.osmigrate.backfill;

import java.util.function.BooleanSupplier;

/** A rate of bytes: whoever takes more than there is waits until the debt is paid off. */
final class Throttle {

    private static final long LONGEST_WAIT_MILLIS = 100;

    private long limit;
    private double available;
    private long filled = System.nanoTime();

    /** The bytes per second; 0 for no limit. */
    synchronized void limit(long bytesPerSecond) {
        if (bytesPerSecond != limit) {
            limit = bytesPerSecond;
            available = 0;
            filled = System.nanoTime();
            notifyAll();
        }
    }

    /** Waits as long as there is a debt, then takes; {@code given} up, it waits no longer. */
    synchronized void take(long bytes, BooleanSupplier givenUp) {
        try {
            while (limit > 0 && fill() < 0 && !givenUp.getAsBoolean()) {
                wait(LONGEST_WAIT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (limit > 0) {
            available -= bytes;
        }
    }

    /** At most one second's worth is saved up. */
    private double fill() {
        long now = System.nanoTime();
        available = Math.min((double) limit, available + limit * ((now - filled) / 1e9));
        filled = now;
        return available;
    }
}
