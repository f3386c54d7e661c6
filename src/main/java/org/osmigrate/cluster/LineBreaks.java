package org.osmigrate.cluster;

import java.nio.ByteBuffer;

/**
 * Takes the line breaks out of a JSON text (RFC 8259) without changing what it says. Comments, which the servers'
 * lenient parsers allow, are dropped, for a line comment ends at a line break; a raw line break within a string, which
 * only the most lenient parsers allow, is escaped.
 */
final class LineBreaks {

    private enum State {
        BETWEEN,
        SLASH,
        LINE_COMMENT,
        BLOCK_COMMENT,
        BLOCK_COMMENT_STAR,
        STRING,
        ESCAPE
    }

    private final GrowingBytes out;
    private State state = State.BETWEEN;

    private LineBreaks(GrowingBytes out) {
        this.out = out;
    }

    /** Appends a JSON text on one line. */
    static void append(ByteBuffer json, GrowingBytes out) {
        int start = out.length();
        out.append(json);
        if (out.hasLineBreak(start)) {
            LineBreaks compacted = new LineBreaks(out);
            for (byte next : out.cut(start)) {
                compacted.take(next);
            }
            compacted.end();
        }
    }

    private void take(byte next) {
        state = switch (state) {
            case BETWEEN -> between(next);
            case SLASH -> slash(next);
            case LINE_COMMENT -> isBreak(next) ? State.BETWEEN : State.LINE_COMMENT;
            case BLOCK_COMMENT -> next == '*' ? State.BLOCK_COMMENT_STAR : State.BLOCK_COMMENT;
            case BLOCK_COMMENT_STAR -> star(next);
            case STRING -> string(next);
            case ESCAPE -> escape(next);
        };
    }

    private void end() {
        if (state == State.SLASH) {
            out.append((byte) '/');
        }
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

    private static boolean isBreak(byte next) {
        return next == '\n' || next == '\r';
    }
}
