package org.osmigrate.traffic;

import java.time.Duration;

/**
 * How a log in a directory is kept.
 *
 * @param fsync when it is forced to disk
 * @param segmentSize a file of the log is followed by the next when it is this long
 * @param segmentAge or this old
 * @param retainSize the oldest files are deleted while the log is longer; 0 for never
 * @param retainAge and when they were last written to longer ago; zero for never
 * @param bytesInFlight the most bytes that wait to be acknowledged
 */
public record FileSettings(
        Fsync fsync, long segmentSize, Duration segmentAge, long retainSize, Duration retainAge, long bytesInFlight) {

    /** The defaults. */
    public static final FileSettings DEFAULT =
            new FileSettings(new Fsync.Always(), 64L << 20, Duration.ofHours(1), 0, Duration.ZERO, 64L << 20);
}
