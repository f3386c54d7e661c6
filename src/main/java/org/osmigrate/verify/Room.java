package org.osmigrate.verify;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The room that sources have in memory: of the longer ones, one is read at a time, by whichever thread.
 *
 * @param each the longest source, in bytes, that every thread may hold
 * @param most the longest one that is compared
 * @param alone held by who holds a source longer than {@code each}
 */
record Room(int each, int most, ReentrantLock alone) {

    /** Of the memory: an answer, its text, its characters and its canonical text are held at once. */
    private static final int PART = 16;

    static Room of(VerifySettings settings) {
        int most = Math.clamp(Runtime.getRuntime().maxMemory() / PART, 1 << 20, 1 << 29);
        return of(most / settings.threads(), most);
    }

    static Room of(int each, int most) {
        return new Room(each, most, new ReentrantLock());
    }

    /** Does what needs a source of so many bytes in memory. */
    <T> T hold(long bytes, Supplier<T> work) {
        return bytes > each ? alone(work) : work.get();
    }

    /** Does what needs the longest source in memory. */
    <T> T alone(Supplier<T> work) {
        alone.lock();
        try {
            return work.get();
        } finally {
            alone.unlock();
        }
    }
}
