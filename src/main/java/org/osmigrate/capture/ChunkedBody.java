package org.osmigrate.capture;

import java.nio.ByteBuffer;

/**
 * Chunks and trailers. One byte after the other is judged before it is passed on: what is passed on is always the
 * beginning of a well-formed body, wherever buffers are cut.
 */
final class ChunkedBody implements BodyReader {

    /** More would not fit. */
    private static final int SIZE_DIGITS = 15;

    private enum At {
        SIZE,
        BLANK,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILERS,
        END
    }

    private final Limits limits;
    private final Trailers trailers;
    private At at = At.SIZE;
    private long left;
    private int digits;
    private int line;

    ChunkedBody(Limits limits) {
        this.limits = limits;
        this.trailers = new Trailers(limits);
    }

    @Override
    public boolean read(ByteBuffer in) throws Malformed {
        while (in.hasRemaining() && at != At.END) {
            if (at == At.DATA) {
                data(in);
            } else {
                at = after(in.get(in.position()));
                in.position(in.position() + 1);
            }
        }
        return at == At.END;
    }

    private void data(ByteBuffer in) {
        int taken = (int) Math.min(left, in.remaining());
        in.position(in.position() + taken);
        left -= taken;
        if (left == 0) {
            at = At.DATA_CR;
        }
    }

    private At after(byte b) throws Malformed {
        return switch (at) {
            case SIZE -> size(b);
            case BLANK -> blank(b);
            case EXTENSION -> extension(b);
            case SIZE_LF -> sizeEnd(b);
            case DATA_CR -> expect(b, Octets.CR, Refusal.BAD_CHUNK_END, At.DATA_LF);
            case DATA_LF -> expect(b, Octets.LF, Refusal.BAD_CHUNK_END, At.SIZE);
            case TRAILERS -> trailers.take(b) ? At.END : At.TRAILERS;
            case DATA, END -> throw new IllegalStateException("no line is read at " + at);
        };
    }

    private At size(byte b) throws Malformed {
        int digit = b < 0 ? -1 : Character.digit(b, 16);
        if (digit >= 0) {
            if (digits == SIZE_DIGITS) {
                throw new Malformed(Refusal.BAD_CHUNK_SIZE);
            }
            digits++;
            left = left << 4 | digit;
            return At.SIZE;
        }
        if (digits == 0) {
            throw new Malformed(Refusal.BAD_CHUNK_SIZE);
        }
        return b == Octets.CR ? At.SIZE_LF : blank(b);
    }

    /** Blanks after a size are right only where an extension follows. */
    private At blank(byte b) throws Malformed {
        count();
        if (Octets.isBlank(b)) {
            return At.BLANK;
        }
        return expect(b, (byte) ';', Refusal.BAD_CHUNK_SIZE, At.EXTENSION);
    }

    private At extension(byte b) throws Malformed {
        count();
        if (b == Octets.CR) {
            return At.SIZE_LF;
        }
        if (!Octets.isText(b)) {
            throw new Malformed(b == Octets.LF ? Refusal.BARE_LF : Refusal.CONTROL_CHARACTER);
        }
        return At.EXTENSION;
    }

    private At sizeEnd(byte b) throws Malformed {
        At next = expect(b, Octets.LF, Refusal.BARE_CR, left == 0 ? At.TRAILERS : At.DATA);
        digits = 0;
        line = 0;
        return next;
    }

    private void count() throws Malformed {
        if (++line > limits.firstLine()) {
            throw new Malformed(Refusal.CHUNK_LINE_TOO_LONG);
        }
    }

    private static At expect(byte b, byte right, Refusal refusal, At next) throws Malformed {
        if (b != right) {
            throw new Malformed(refusal);
        }
        return next;
    }
}
