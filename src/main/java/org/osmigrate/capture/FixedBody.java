package org.osmigrate.capture;

import java.nio.ByteBuffer;

/** A number of bytes. */
final class FixedBody implements BodyReader {

    private long left;

    FixedBody(long length) {
        left = length;
    }

    @Override
    public boolean read(ByteBuffer in) {
        int taken = (int) Math.min(left, in.remaining());
        in.position(in.position() + taken);
        left -= taken;
        return left == 0;
    }
}
