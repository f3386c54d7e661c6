package org.osmigrate.traffic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Appends to a log. Used by any number of threads; never blocks them. */
public interface LogWriter extends AutoCloseable {

    /**
     * Appends a record. Records of one key are kept in the order of these calls.
     *
     * @return completes with the position once the record is as durable as the log promises, however late that is, or
     *     exceptionally with {@link AppendFailed}. It completes on a thread of the log, which must not be held up.
     */
    CompletableFuture<Position> append(TrafficRecord record);

    /** Appends a mark, in the same way. */
    CompletableFuture<Position> mark(Mark mark);

    /** How many partitions records are spread over. */
    int partitions();

    /** The partition of a key. */
    int partitionOf(String key);

    /** The bytes that were handed over and are neither acknowledged nor failed. */
    long bytesInFlight();

    /** Waits until nothing is in flight; false when that took longer. */
    boolean flush(Duration patience);

    /** Flushes for a while, fails what is left, and lets go of the log. */
    @Override
    void close();
}
