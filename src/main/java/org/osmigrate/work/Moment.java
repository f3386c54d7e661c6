package org.osmigrate.work;

import java.time.Duration;

/** A moment on two clocks: the monotonic one stands still while a machine sleeps, the other one may be set back. */
record Moment(long nanos, long millis) {

    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    /** The time since then, by the clock that saw more of it. */
    Duration elapsed() {
        Moment now = now();
        Duration monotonic = Duration.ofNanos(now.nanos() - nanos);
        Duration wall = Duration.ofMillis(now.millis() - millis);
        return wall.compareTo(monotonic) > 0 ? wall : monotonic;
    }
}
