package org.osmigrate.traffic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.osmigrate.failure.OutOfTime;

/** Hands frames to the one thread that writes them. */
final class FileWriter implements StrandWriter {

    private static final Duration AT_CLOSING = Duration.ofSeconds(30);

    private final WriterLock lock;
    private final long limit;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean closed;

    private FileWriter(FileStrand strand, WriterLock lock) {
        this.lock = lock;
        this.limit = strand.settings().bytesInFlight();
        GroupCommit commit = new GroupCommit(strand, queue, () -> closing);
        this.thread = Thread.ofPlatform().daemon().name("traffic-log").unstarted(commit);
    }

    /** A frame that waits, and who waits for it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pending(byte[] frame, CompletableFuture<Position> acknowledged) {}

    static FileWriter open(FileStrand strand) {
        WriterLock lock = WriterLock.of(strand.folder());
        try {
            GroupCommit.check(strand);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        FileWriter writer = new FileWriter(strand, lock);
        writer.thread.start();
        return writer;
    }

    @Override
    public CompletableFuture<Position> append(Entry entry) {
        long weight = entry.weight();
        if (closing) {
            return refused("the log was closed");
        }
        if (weight > Frame.LONGEST) {
            return refused("the record has " + weight + " bytes; at most " + Frame.LONGEST + " are written at once");
        }
        if (inFlight.addAndGet(weight) > limit) {
            inFlight.addAndGet(-weight);
            return refused("more than " + limit + " bytes wait for the disk");
        }
        return enqueue(new Pending(Frame.encode(entry), new CompletableFuture<>()), weight);
    }

    private CompletableFuture<Position> enqueue(Pending pending, long weight) {
        CompletableFuture<Position> acknowledged =
                pending.acknowledged().whenComplete((_, _) -> inFlight.addAndGet(-weight));
        queue.add(pending);
        if (closed && queue.remove(pending)) {
            pending.acknowledged()
                    .completeExceptionally(new AppendFailed(AppendFailed.Fate.NOT_APPENDED, "the log was closed"));
        }
        return acknowledged;
    }

    private static CompletableFuture<Position> refused(String why) {
        return CompletableFuture.failedFuture(new AppendFailed(AppendFailed.Fate.NOT_APPENDED, why));
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public int partitionOf(String key) {
        return 0;
    }

    @Override
    public long bytesInFlight() {
        return inFlight.get();
    }

    @Override
    public boolean flush(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (inFlight.get() > 0) {
            if (System.nanoTime() >= end) {
                return false;
            }
            Patience.pause();
        }
        return true;
    }

    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            boolean ended = thread.join(AT_CLOSING);
            if (!ended) {
                throw new OutOfTime(
                        "the disk does not take what was appended to the traffic log",
                        "Check the disk; what was not acknowledged may be missing.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            refuseTheRest();
            // A thread that still waits for the disk may write yet: nobody else may before this process has ended.
            if (!thread.isAlive()) {
                lock.close();
            }
        }
    }

    /** What is taken out of the queue is not written any more. */
    private void refuseTheRest() {
        for (Pending left = queue.poll(); left != null; left = queue.poll()) {
            left.acknowledged()
                    .completeExceptionally(new AppendFailed(AppendFailed.Fate.NOT_APPENDED, "the log was closed"));
        }
    }
}
