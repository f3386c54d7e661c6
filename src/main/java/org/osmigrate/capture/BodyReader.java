package org.osmigrate.capture;

import java.nio.ByteBuffer;

/** Finds the end of one body. */
interface BodyReader {

    /**
     * Takes the bytes of the body that there are; true when its last one was taken. Of a malformed body everything up
     * to the first wrong byte is taken.
     */
    boolean read(ByteBuffer in) throws Malformed;

    static BodyReader of(Framing framing, Limits limits) {
        return switch (framing) {
            case Framing.None _ -> in -> true;
            case Framing.Length length -> new FixedBody(length.bytes());
            case Framing.Chunked _ -> new ChunkedBody(limits);
            case Framing.UntilClose _ -> BodyReader::endless;
        };
    }

    private static boolean endless(ByteBuffer in) {
        in.position(in.limit());
        return false;
    }
}
