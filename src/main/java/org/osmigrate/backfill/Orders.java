package org.osmigrate.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.work.Control;
import org.osmigrate.work.WorkIndex;

/** What operators ask for, read every second: whether to go on, with which index, and how fast. */
final class Orders implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_COUNTS = 5;
    private static final long PAUSE_POLL_MILLIS = 100;

    private final WorkIndex work;
    private final AtomicReference<Control> control = new AtomicReference<>(Control.NONE);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Throttle throttle = new Throttle();
    private final Thread thread;
    private int rounds;
    private int workers = 1;

    Orders(WorkIndex work) {
        this.work = work;
        read();
        this.thread = Thread.ofVirtual().name("orders").start(this::loop);
    }

    private void loop() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the state cannot be read the last orders hold; the lease ends by itself. */
    private void read() {
        try {
            Control now = work.control();
            control.set(now);
            share(now);
        } catch (MigrationFailure e) {
            rounds = 0;
        }
    }

    /** The limit is that of all workers together: each takes an equal share. */
    private void share(Control now) {
        if (now.bytesPerSecond() > 0 && rounds++ % ROUNDS_BETWEEN_COUNTS == 0) {
            workers = Math.max(1, work.workers().size());
        }
        throttle.limit(now.bytesPerSecond() / workers);
    }

    /** The orders as last read. */
    Control current() {
        return control.get();
    }

    /** This process is to end soon: what is claimed is given back. */
    void stop() {
        stopping.set(true);
    }

    boolean stopping() {
        return stopping.get() || current().state() == Control.State.ABORTED;
    }

    /** Waits while the session is paused and it is of use; false when an index is not to be read on. */
    boolean proceed(String index, BooleanSupplier useful) {
        while (current().state() == Control.State.PAUSED && !stopping() && useful.getAsBoolean()) {
            pause();
        }
        return !stopping() && !current().pausedIndices().contains(index);
    }

    /** Waits until so many bytes may be sent, or until there is no reason any more to wait. */
    void take(long bytes) {
        throttle.take(bytes, this::stopping);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
