package org.osmigrate.backfill;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How documents are moved.
 *
 * @param bulkBytes a bulk is sent when its body has reached this many bytes
 * @param bulksInFlight the most bulks on their way at once; fewer while the target pushes back
 * @param bytesInFlight the most bytes of bulk bodies held at once
 * @param requestTimeout the longest a bulk may take
 * @param retryBudget how long a bulk is sent again while the target accepts nothing of it, before the run fails
 * @param lease how long after its last sign of life a worker is taken for dead
 * @param rangeBytes a segment of more bytes is cut into ranges of this size
 * @param reconstructSource whether sources that are not complete are rebuilt; else their indices are refused
 * @param failedDocuments the folder in which documents that could not be moved are written
 */
public record BackfillSettings(
        long bulkBytes,
        int bulksInFlight,
        long bytesInFlight,
        Duration requestTimeout,
        Duration retryBudget,
        Duration lease,
        long rangeBytes,
        boolean reconstructSource,
        Path failedDocuments) {

    /** The settings of a run that says nothing else. */
    public static final BackfillSettings DEFAULT = new BackfillSettings(
            5L << 20,
            6,
            64L << 20,
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            256L << 20,
            false,
            Path.of("failed-documents"));
}
