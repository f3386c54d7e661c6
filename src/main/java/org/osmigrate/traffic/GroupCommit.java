package org.osmigrate.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.traffic.FileWriter.Pending;

/**
 * Writes what waits, all of it with one force to disk, and acknowledges it. After a failure the log is opened again, by
 * the same recovery as after a crash, for what comes next.
 */
final class GroupCommit implements Runnable {

    private static final int MOST_AT_ONCE = 4096;
    private static final int MOST_BYTES_AT_ONCE = 8 << 20;
    private static final Duration IDLE = Duration.ofMillis(20);

    private final FileStrand strand;
    private final BlockingQueue<Pending> queue;
    private final BooleanSupplier closing;
    private Optional<SegmentWriter> open = Optional.empty();
    private Optional<IOException> lostSync = Optional.empty();
    private long forced = System.nanoTime();

    GroupCommit(FileStrand strand, BlockingQueue<Pending> queue, BooleanSupplier closing) {
        this.strand = strand;
        this.queue = queue;
        this.closing = closing;
    }

    /** Fails if the folder's end cannot be found, before anything is appended. */
    static void check(FileStrand strand) {
        try {
            long end = Recovery.end(strand.folder());
            assert end >= 0;
        } catch (IOException e) {
            throw new StorageFailed(strand.folder() + " cannot be written to: " + e, "Check the directory.", e);
        }
    }

    @Override
    public void run() {
        List<Pending> batch = new ArrayList<>();
        while (!closing.getAsBoolean() || !queue.isEmpty()) {
            round(batch);
            batch.clear();
        }
        end();
    }

    /** Whatever happens, nobody waits for ever for what was taken, and what comes next is tried anew. */
    private void round(List<Pending> batch) {
        try {
            take(batch);
            if (!batch.isEmpty()) {
                commit(batch);
            }
            forceNowAndThen();
        } catch (RuntimeException | Error e) {
            abandon();
            fail(batch, AppendFailed.Fate.UNKNOWN, e);
        }
    }

    private void take(List<Pending> batch) {
        try {
            Pending first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            long bytes = 0;
            for (Pending next = first; next != null; next = queue.poll()) {
                batch.add(next);
                bytes += next.frame().length;
                if (batch.size() == MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Pending> batch) {
        SegmentWriter writer;
        try {
            writer = writer();
        } catch (IOException | MigrationFailure e) {
            fail(batch, AppendFailed.Fate.NOT_APPENDED, e);
            return;
        }
        long from;
        try {
            from = write(writer, batch);
        } catch (IOException e) {
            abandon();
            fail(batch, AppendFailed.Fate.UNKNOWN, e);
            return;
        }
        acknowledge(batch, from);
    }

    private SegmentWriter writer() throws IOException {
        if (lostSync.isPresent()) {
            IOException cause = lostSync.get();
            lostSync = Optional.empty();
            throw cause;
        }
        if (open.isEmpty()) {
            open = Optional.of(SegmentWriter.open(strand.folder(), strand.settings()));
        }
        return open.get();
    }

    private long write(SegmentWriter writer, List<Pending> batch) throws IOException {
        long from = writer.end();
        writer.write(batch.stream().map(Pending::frame).toList());
        if (strand.settings().fsync() instanceof Fsync.Always) {
            writer.force();
        }
        return from;
    }

    private static void acknowledge(List<Pending> batch, long from) {
        long offset = from;
        for (Pending pending : batch) {
            long next = offset + pending.frame().length;
            pending.acknowledged().complete(new Position(0, offset, next));
            offset = next;
        }
    }

    private void fail(List<Pending> batch, AppendFailed.Fate fate, Throwable cause) {
        String what = "writing to " + strand.folder() + " failed: " + cause.getMessage();
        batch.forEach(pending -> pending.acknowledged().completeExceptionally(new AppendFailed(fate, what, cause)));
    }

    /** What was acknowledged and could not be forced is told with the next batch, which is refused. */
    private void forceNowAndThen() {
        if (strand.settings().fsync() instanceof Fsync.Interval(Duration every)
                && System.nanoTime() - forced >= every.toNanos()) {
            force();
            forced = System.nanoTime();
        }
    }

    private void force() {
        try {
            if (open.isPresent() && open.get().isDirty()) {
                open.get().force();
            }
        } catch (IOException e) {
            lostSync = Optional.of(e);
            abandon();
        }
    }

    private void abandon() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException _) {
            // The failure that led here is told.
        }
        open = Optional.empty();
    }

    private void end() {
        if (!(strand.settings().fsync() instanceof Fsync.Never)) {
            force();
        }
        abandon();
    }
}
