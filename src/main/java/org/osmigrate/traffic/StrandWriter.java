package org.osmigrate.traffic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Appends entries; the promises of {@link LogWriter}. */
interface StrandWriter extends AutoCloseable {

    CompletableFuture<Position> append(Entry entry);

    int partitions();

    int partitionOf(String key);

    long bytesInFlight();

    boolean flush(Duration patience);

    @Override
    void close();
}
