package org.osmigrate.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.osmigrate.failure.StorageFailed;

/** Appends records with a bounded number of bytes on their way. */
final class Importing {

    private static final long AT_ONCE = 8L << 20;

    private final LogWriter writer;
    private final Path file;
    private final Deque<CompletableFuture<Position>> onTheirWay = new ArrayDeque<>();
    private long count;

    Importing(LogWriter writer, Path file) {
        this.writer = writer;
        this.file = file;
    }

    long all(ArchiveLines lines) throws IOException {
        Optional<TrafficRecord> record = lines.next();
        while (record.isPresent()) {
            while (!onTheirWay.isEmpty() && writer.bytesInFlight() > AT_ONCE) {
                await();
            }
            onTheirWay.add(writer.append(record.get()));
            drop();
            record = lines.next();
        }
        while (!onTheirWay.isEmpty()) {
            await();
        }
        return count;
    }

    private void drop() {
        while (!onTheirWay.isEmpty() && onTheirWay.getFirst().isDone()) {
            await();
        }
    }

    private void await() {
        try {
            onTheirWay.removeFirst().join();
            count++;
        } catch (CompletionException e) {
            throw new StorageFailed(
                    "record " + (count + 1) + " of " + file + " was not taken: "
                            + e.getCause().getMessage(),
                    "Import it again into an empty log.",
                    e);
        }
    }
}
