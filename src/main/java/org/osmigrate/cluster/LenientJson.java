package org.osmigrate.cluster;

import java.nio.ByteBuffer;

/**
 * JSON as the lenient parsers of the servers have always taken it, made what every server takes: one line of RFC 8259
 * that says the same. Line breaks and comments between values are dropped (a line comment would swallow what follows it,
 * also in a search response), so is a byte order mark; within strings, raw line breaks and surrogates that were encoded
 * one by one and NUL in two bytes, which younger parsers refuse or misread, are escaped.
 */
public final class LenientJson {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private enum State {
        BETWEEN,
        SLASH,
        LINE_COMMENT,
        BLOCK_COMMENT,
        BLOCK_COMMENT_STAR,
        STRING,
        ESCAPE
    }

    private final byte[] in;
    private final GrowingBytes out;
    private State state = State.BETWEEN;

    private LenientJson(byte[] in, GrowingBytes out) {
        this.in = in;
        this.out = out;
    }

    /** A JSON text in its strict form. */
    public static ByteBuffer strict(ByteBuffer json) {
        GrowingBytes out = new GrowingBytes(json.remaining());
        append(json, out);
        return out.slice(0, out.length());
    }

    /** Appends a JSON text; what is strict already stays as it is, byte for byte. */
    static void append(ByteBuffer json, GrowingBytes out) {
        int start = out.length();
        out.append(json);
        if (!StrictJson.onOneLine(out, start)) {
            new LenientJson(out.cut(start), out).rewrite();
        }
    }

    private void rewrite() {
        int at = StrictJson.markLength(in);
        while (at < in.length) {
            at += state == State.STRING ? inString(at) : take(in[at]);
        }
        if (state == State.SLASH) {
            out.append((byte) '/');
        }
    }

    private int take(byte next) {
        state = switch (state) {
            case BETWEEN -> between(next);
            case SLASH -> slash(next);
            case LINE_COMMENT -> isBreak(next) ? State.BETWEEN : State.LINE_COMMENT;
            case BLOCK_COMMENT -> next == '*' ? State.BLOCK_COMMENT_STAR : State.BLOCK_COMMENT;
            case BLOCK_COMMENT_STAR -> star(next);
            case STRING -> string(next);
            case ESCAPE -> escape(next);
        };
        return 1;
    }

    private State between(byte next) {
        if (next == '/') {
            return State.SLASH;
        }
        if (!isBreak(next)) {
            out.append(next);
        }
        return next == '"' ? State.STRING : State.BETWEEN;
    }

    private State slash(byte next) {
        if (next == '/') {
            return State.LINE_COMMENT;
        }
        if (next == '*') {
            return State.BLOCK_COMMENT;
        }
        out.append((byte) '/');
        return between(next);
    }

    private static State star(byte next) {
        return switch (next) {
            case '/' -> State.BETWEEN;
            case '*' -> State.BLOCK_COMMENT_STAR;
            default -> State.BLOCK_COMMENT;
        };
    }

    private State string(byte next) {
        if (isBreak(next)) {
            out.append((byte) '\\');
            return escape(next);
        }
        out.append(next);
        return switch (next) {
            case '"' -> State.BETWEEN;
            case '\\' -> State.ESCAPE;
            default -> State.STRING;
        };
    }

    private State escape(byte next) {
        out.append(
                switch (next) {
                    case '\n' -> (byte) 'n';
                    case '\r' -> (byte) 'r';
                    default -> next;
                });
        return State.STRING;
    }

    private boolean isSurrogate(int at) {
        return at + 2 < in.length && StrictJson.isSurrogate(in[at], in[at + 1]) && (in[at + 2] & 0xc0) == 0x80;
    }

    private boolean isNul(int at) {
        return at + 1 < in.length && StrictJson.isNul(in[at], in[at + 1]);
    }

    /** Returns how many bytes were taken. */
    private int inString(int at) {
        if (isSurrogate(at)) {
            writeUnit(0xd000 | ((in[at + 1] & 0x3f) << 6) | (in[at + 2] & 0x3f));
            return 3;
        }
        if (isNul(at)) {
            writeUnit(0);
            return 2;
        }
        return take(in[at]);
    }

    private void writeUnit(int unit) {
        out.append((byte) '\\');
        out.append((byte) 'u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[(unit >> shift) & 0xf]);
        }
    }

    private static boolean isBreak(byte next) {
        return next == '\n' || next == '\r';
    }
}
