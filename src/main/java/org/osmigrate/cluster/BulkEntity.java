package org.osmigrate.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Writes a bulk's body to the socket from where it lies, without a copy. */
final class BulkEntity implements AsyncEntityProducer {

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
        channel.write(content);
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
