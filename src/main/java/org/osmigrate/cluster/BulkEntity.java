package org.osmigrate.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Writes a bulk's body to the socket from where it lies, a piece at a time. */
final class BulkEntity implements AsyncEntityProducer {

    /** A socket copies all that it is offered out of the heap, however little of it it then takes. */
    private static final int PIECE = 1 << 17;

    private final ByteBuffer content;
    private final long length;

    BulkEntity(ByteBuffer content) {
        this.content = content;
        this.length = content.remaining();
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
            content.limit(Math.min(end, content.position() + PIECE));
            taken = channel.write(content);
            content.limit(end);
        }
        if (!content.hasRemaining()) {
            channel.endStream();
        }
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
