package org.osmigrate.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * Writes a bulk's body to the socket from where it lies, a piece at a time, and not a byte of it after the time allowed: a
 * process that was frozen in the middle and wakes up does not complete the request.
 */
final class BulkEntity implements AsyncEntityProducer {

    /** A socket copies all that it is offered out of the heap, however little of it it then takes. */
    private static final int PIECE = 1 << 17;

    private final ByteBuffer content;
    private final long length;
    private final Duration allowed;
    private final long nanos = System.nanoTime();
    private final long millis = System.currentTimeMillis();

    BulkEntity(ByteBuffer content, Duration allowed) {
        this.content = content;
        this.length = content.remaining();
        this.allowed = allowed;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public String getContentType() {
        return "application/x-ndjson";
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public int available() {
        return content.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        int end = content.limit();
        int taken = PIECE;
        while (taken == PIECE && content.hasRemaining()) {
            requireTime();
            content.limit(Math.min(end, content.position() + PIECE));
            taken = channel.write(content);
            content.limit(end);
        }
        if (!content.hasRemaining()) {
            channel.endStream();
        }
    }

    private void requireTime() throws InterruptedIOException {
        if (isOverdue()) {
            throw new InterruptedIOException("the time allowed for the request is over");
        }
    }

    /** By the clock that saw more: one stands still while a machine sleeps, the other may be set back. */
    private boolean isOverdue() {
        return System.nanoTime() - nanos > allowed.toNanos()
                || System.currentTimeMillis() - millis > allowed.toMillis();
    }

    @Override
    public void failed(Exception cause) {
        // The exchange's own callback reports it.
    }

    @Override
    public void releaseResources() {
        // The garbage collector's.
    }
}
