package org.osmigrate.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.osmigrate.work.WorkItem;

/**
 * The readers of a worker. Each reads one range at a time in a thread of its own; what one of them fails with is thrown in
 * the thread that hands out the ranges.
 */
final class RangeReaders implements AutoCloseable {

    /** The reading of one range. */
    @FunctionalInterface
    interface Reading {
        void by(RangeReader reader);
    }

    private final List<RangeReader> all;
    private final List<RangeReader> idle;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("reader-", 0).daemon().factory());
    private Optional<Throwable> failure = Optional.empty();

    RangeReaders(int number, IntFunction<RangeReader> reader) {
        this.all = IntStream.range(0, number).mapToObj(reader).toList();
        this.idle = new ArrayList<>(all);
    }

    /** Waits a while for one that has nothing to do; throws what one of them has failed with since. */
    synchronized Optional<RangeReader> await(long millis) throws InterruptedException {
        await(() -> !idle.isEmpty(), millis);
        return idle.stream().findFirst();
    }

    /** Waits a while for all of them to have nothing to do; whether they have. Throws as well. */
    synchronized boolean awaitAll(long millis) throws InterruptedException {
        return await(() -> idle.size() == all.size(), millis);
    }

    /** How many are reading. */
    synchronized int busy() {
        return all.size() - idle.size();
    }

    /** Waits a while for fewer than so many to be reading, or for none; whether that has come. Throws as well. */
    synchronized boolean awaitFewer(int busy, long millis) throws InterruptedException {
        return await(() -> busy() < Math.max(1, busy), millis);
    }

    private boolean await(BooleanSupplier reached, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!reached.getAsBoolean() && failure.isEmpty() && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        rethrow();
        return reached.getAsBoolean();
    }

    /** The ranges that others than this one are at. */
    synchronized List<WorkItem> besides(RangeReader reader) {
        return all.stream()
                .filter(other -> other != reader && !idle.contains(other))
                .flatMap(other -> other.last().stream())
                .toList();
    }

    /** Has an idle reader read a range. */
    synchronized void read(RangeReader reader, WorkItem item, Reading reading) {
        idle.remove(reader);
        reader.takes(item);
        threads.execute(() -> run(reader, reading));
    }

    private void run(RangeReader reader, Reading reading) {
        Optional<Throwable> failed = Optional.empty();
        try {
            reading.by(reader);
        } catch (RuntimeException | Error e) {
            failed = Optional.of(e);
        }
        ended(reader, failed);
    }

    private synchronized void ended(RangeReader reader, Optional<Throwable> failed) {
        // The one used last comes first: it may have the next range's shard open.
        idle.addFirst(reader);
        failure = failure.or(() -> failed);
        notifyAll();
    }

    private void rethrow() {
        Optional<Throwable> thrown = failure;
        failure = Optional.empty();
        switch (thrown.orElse(null)) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** Waits for the readers, which have been told to stop, and closes what they have open. */
    @Override
    public void close() {
        threads.close();
        all.forEach(RangeReader::close);
    }
}
