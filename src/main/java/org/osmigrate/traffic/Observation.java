package org.osmigrate.traffic;

import java.nio.ByteBuffer;
import java.time.Instant;

/** One thing that happened on a connection. Bytes are slices that nobody may write to. */
public sealed interface Observation {

    /** When it happened. */
    Instant at();

    /** Bytes from the client, as one read of the socket gave them. */
    record Read(Instant at, ByteBuffer bytes) implements Observation {}

    /** A piece of a read that did not fit one record. */
    record ReadSegment(Instant at, ByteBuffer bytes) implements Observation {}

    /** Bytes to the client. */
    record Write(Instant at, ByteBuffer bytes) implements Observation {}

    /** A piece of a write that did not fit one record. */
    record WriteSegment(Instant at, ByteBuffer bytes) implements Observation {}

    /** The last segment of a read or write stands before this. */
    record SegmentEnd(Instant at) implements Observation {}

    /** A request ends here; the lengths include line ends. */
    record EndOfMessage(Instant at, int firstLineLength, int headersLength) implements Observation {}

    /** What was observed of the current request is not to be captured. */
    record RequestDropped(Instant at) implements Observation {}

    /** The connection was closed. */
    record Close(Instant at) implements Observation {}

    /** The connection broke. */
    record ConnectionFailed(Instant at, String message) implements Observation {}

    /** One of the kinds that tell nothing more than their time; {@code field} is their number in the format. */
    record Event(Instant at, int field) implements Observation {}
}
