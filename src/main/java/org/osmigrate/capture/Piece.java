package org.osmigrate.capture;

import java.nio.ByteBuffer;

/** What the next bytes of a connection are. Indices are those of the given buffer; numbers count from 0. */
public sealed interface Piece {

    /**
     * A head ends here. It may have begun in buffers that were given before, of which no piece was told.
     *
     * @param message the number of the exchange
     * @param end after its last byte
     * @param last whether the exchange ends with it: there is no body, and it is not interim
     */
    record Start(long message, Head head, int end, boolean last) implements Piece {}

    /**
     * Bytes of a body, with what stands around chunks.
     *
     * @param message the number of the exchange
     * @param from its first byte
     * @param end after its last byte; empty only if the connection's end is the body's
     * @param last whether the message ends with it
     */
    record Body(long message, int from, int end, boolean last) implements Piece {}

    /**
     * What follows is not passed on, and nothing of this side is read any more. Bytes told of before are the beginning
     * of a message that could have been right.
     *
     * @param message the number of the exchange; those before it are not touched
     * @param head what was taken of its head, if that is not told of; nobody may write to it
     */
    record Refused(long message, Refusal refusal, ByteBuffer head) implements Piece {}

    /** The buffer is used up. Of what was taken at most an unfinished head was not told of. */
    record Drained() implements Piece {}
}
