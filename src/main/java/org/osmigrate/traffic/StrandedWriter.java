package org.osmigrate.traffic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Appends to both strands of a log. */
record StrandedWriter(StrandWriter records, StrandWriter marks) implements LogWriter {

    @Override
    public CompletableFuture<Position> append(TrafficRecord record) {
        return records.append(Entry.of(record));
    }

    @Override
    public CompletableFuture<Position> mark(Mark mark) {
        return marks.append(Entry.of(mark));
    }

    @Override
    public int partitions() {
        return records.partitions();
    }

    @Override
    public int partitionOf(String key) {
        return records.partitionOf(key);
    }

    @Override
    public long bytesInFlight() {
        return records.bytesInFlight() + marks.bytesInFlight();
    }

    @Override
    public boolean flush(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return records.flush(patience) && marks.flush(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    @Override
    public void close() {
        try {
            records.close();
        } finally {
            marks.close();
        }
    }
}
