package org.osmigrate.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers the lines of one head. Each byte is judged as it comes, so that garbage is not waited for. */
final class Lines {

    private static final byte[] NONE = {};
    private static final int ROOM = 512;

    private final Limits limits;
    private final FirstLine first;
    private byte[] bytes = NONE;
    private int length;
    private int lineStart;
    private int firstLineLength;
    private int blank;
    private boolean cr;
    private final List<Field> fields = new ArrayList<>();

    /** Judges the first line as soon as it is there. */
    interface FirstLine {

        /** The line is in front, without its line end. */
        void read(byte[] bytes, int end) throws Malformed;

        /** Whether empty lines may stand before it. */
        boolean mayFollowBlank();
    }

    Lines(Limits limits, FirstLine first) {
        this.limits = limits;
        this.first = first;
    }

    /** Takes bytes up to the end of the head; true when it is there. */
    boolean read(ByteBuffer in) throws Malformed {
        while (in.hasRemaining()) {
            byte b = in.get();
            append(b);
            if (cr) {
                if (b != Octets.LF) {
                    throw new Malformed(Refusal.BARE_CR);
                }
                cr = false;
                if (line()) {
                    return true;
                }
            } else if (b == Octets.CR) {
                cr = true;
            } else if (!Octets.isText(b)) {
                throw new Malformed(b == Octets.LF ? Refusal.BARE_LF : Refusal.CONTROL_CHARACTER);
            }
        }
        return false;
    }

    /** Nothing of a head is there. */
    boolean isEmpty() {
        return length == 0;
    }

    /** What was taken, from the first line on. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    int firstLineLength() {
        return firstLineLength;
    }

    Fields fields() {
        return new Fields(fields);
    }

    private void append(byte b) throws Malformed {
        if (firstLineLength == 0 && length + blank >= limits.firstLine()) {
            throw new Malformed(Refusal.FIRST_LINE_TOO_LONG);
        }
        if (firstLineLength > 0 && length - firstLineLength >= limits.headers()) {
            throw new Malformed(Refusal.HEADERS_TOO_LONG);
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(ROOM, length * 2));
        }
        bytes[length++] = b;
    }

    private boolean line() throws Malformed {
        int end = length - 2;
        if (firstLineLength > 0) {
            if (end == lineStart) {
                return true;
            }
            fields.add(FieldLine.parse(bytes, lineStart, end));
            lineStart = length;
        } else if (end == 0 && first.mayFollowBlank()) {
            blank += length;
            length = 0;
        } else {
            first.read(bytes, end);
            firstLineLength = length;
            lineStart = length;
        }
        return false;
    }
}
