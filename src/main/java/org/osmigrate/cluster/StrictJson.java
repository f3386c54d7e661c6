package org.osmigrate.cluster;

/** Finds out, in one fast pass for nearly every document, whether a JSON text may go into a bulk as it is. */
final class StrictJson {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private StrictJson() {}

    /** Whether the text from a position on has nothing that {@link LenientJson} rewrites. */
    static boolean onOneLine(GrowingBytes text, int start) {
        boolean slashes = false;
        byte previous = 0;
        for (int i = start; i < text.length(); i++) {
            byte next = text.at(i);
            if (next == '\n' || next == '\r' || isIrregular(previous, next)) {
                return false;
            }
            slashes |= next == '/';
            previous = next;
        }
        return !(text.length() > start && text.at(start) == BYTE_ORDER_MARK[0])
                && !(slashes && hasComment(text, start));
    }

    /** A slash that is not in a string begins a comment: JSON has no other use for it. */
    private static boolean hasComment(GrowingBytes text, int start) {
        boolean string = false;
        for (int i = start; i < text.length(); i++) {
            switch (text.at(i)) {
                case '"' -> string = !string;
                case '\\' -> i++;
                case '/' -> {
                    if (!string) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Whether these bytes begin half of a pair in three bytes or NUL in two: Java's own UTF-8, not that of others. */
    static boolean isIrregular(byte first, byte second) {
        return isSurrogate(first, second) || isNul(first, second);
    }

    static boolean isSurrogate(byte first, byte second) {
        return first == (byte) 0xed && (second & 0xe0) == 0xa0;
    }

    static boolean isNul(byte first, byte second) {
        return first == (byte) 0xc0 && second == (byte) 0x80;
    }

    /** How long the byte order mark at the beginning is: 0 or 3. */
    static int markLength(byte[] text) {
        boolean marked = text.length >= 3
                && text[0] == BYTE_ORDER_MARK[0]
                && text[1] == BYTE_ORDER_MARK[1]
                && text[2] == BYTE_ORDER_MARK[2];
        return marked ? BYTE_ORDER_MARK.length : 0;
    }
}
