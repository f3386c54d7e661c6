package org.osmigrate.cluster;

import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;

/** Keeps a body of so many bytes at most; a longer one breaks the exchange off. */
final class BoundedAnswer extends AbstractBinAsyncEntityConsumer<byte[]> {

    private static final int FIRST = 1 << 13;

    private final int most;
    private GrowingBytes bytes = new GrowingBytes(FIRST);

    BoundedAnswer(int most) {
        this.most = most;
    }

    @Override
    protected void streamStart(ContentType contentType) {
        bytes = new GrowingBytes(FIRST);
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer more, boolean endOfStream) throws AnswerTooLong {
        if (more.remaining() > most - bytes.length()) {
            bytes = new GrowingBytes(0);
            throw new AnswerTooLong(most);
        }
        bytes.append(more);
        more.position(more.limit());
    }

    @Override
    protected byte[] generateContent() {
        return bytes.cut(0);
    }

    @Override
    public void releaseResources() {
        bytes = new GrowingBytes(0);
    }
}
