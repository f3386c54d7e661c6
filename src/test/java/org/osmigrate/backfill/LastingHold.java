package org.osmigrate.backfill;

import java.time.Duration;
import org.osmigrate.work.Hold;

/** A hold that nobody takes away. */
final class LastingHold implements Hold {

    @Override
    public boolean valid() {
        return true;
    }

    @Override
    public boolean lost() {
        return false;
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void close() {}
}
