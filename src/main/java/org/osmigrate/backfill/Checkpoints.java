package org.osmigrate.backfill;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.WorkIndex;

/** Writes the watermarks of the ranges on their way every second, in a thread of its own, and once more at the end. */
final class Checkpoints implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Set<ItemRun> active = ConcurrentHashMap.newKeySet();
    private final WorkIndex work;
    private final FailedDocuments failed;
    private final Consumer<Throwable> abort;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** {@code abort} is told when an item turns out to be somebody else's, or the state cannot be kept. */
    Checkpoints(WorkIndex work, FailedDocuments failed, Consumer<Throwable> abort) {
        this.work = work;
        this.failed = failed;
        this.abort = abort;
        this.thread = Thread.ofVirtual().name("checkpoints").start(this::loop);
    }

    /** From now on the range's progress is kept. */
    void watch(ItemRun item) {
        active.add(item);
    }

    /** Writes down that documents up to a number are about to be sent without ids. */
    synchronized void announce(ItemRun item, int end) {
        item.reaching(end);
        item.save(work, failed);
    }

    private void loop() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                saveTolerant();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            abort.accept(e);
        }
    }

    /** While the state cannot be written nothing is lost by waiting: the lease ends by itself and stops the sending. */
    private void saveTolerant() {
        try {
            saveAll();
        } catch (Unreachable | RequestRefused | CheckFailed e) {
            // The next round tries again.
        }
    }

    /** Writes what has been acknowledged so far. */
    synchronized void saveAll() {
        active.removeIf(item -> item.save(work, failed));
    }

    /**
     * Writes what is left.
     *
     * @throws MigrationFailure when that is impossible: what was sent since is sent again by the next run
     */
    @Override
    public void close() {
        // A write under way is not interrupted: whether it was done would be unknown.
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        saveAll();
    }
}
