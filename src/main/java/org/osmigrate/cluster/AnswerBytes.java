package org.osmigrate.cluster;

import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;

/**
 * Collects the body of a response up to a limit. Without one, an answer that does not fit ends the threads of the pool, and
 * with them every other exchange.
 */
final class AnswerBytes extends AbstractBinAsyncEntityConsumer<byte[]> {

    private static final int FIRST = 1 << 13;

    private final int most;
    private final GrowingBytes bytes = new GrowingBytes(FIRST);

    /** {@code most}: bytes. */
    AnswerBytes(int most) {
        this.most = most;
    }

    /** What a process of this heap can hold of one answer, next to the text, the tokens and the digest made of it. */
    static int mostOfHeap() {
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 8));
    }

    @Override
    protected void streamStart(ContentType contentType) {
        // Whatever the type says, errors of proxies included.
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws TooLongException {
        if (source.remaining() > most - bytes.length()) {
            throw new TooLongException(most);
        }
        bytes.append(source);
    }

    @Override
    protected byte[] generateContent() {
        return bytes.cut(0);
    }

    @Override
    public void releaseResources() {
        // Nothing but memory.
    }

    /** A body of more bytes than the limit. */
    static final class TooLongException extends java.io.IOException {

        private static final long serialVersionUID = 1L;

        private final int most;

        private TooLongException(int most) {
            super("the answer has more than " + most + " bytes");
            this.most = most;
        }

        int most() {
            return most;
        }
    }
}
