package org.osmigrate.capture;

import java.nio.charset.StandardCharsets;

/** The kinds of bytes in the lines of HTTP. */
final class Octets {

    static final byte CR = '\r';
    static final byte LF = '\n';

    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";
    private static final boolean[] NAME = names();

    private Octets() {}

    /** May stand in the name of a method, header or trailer. */
    static boolean isName(byte b) {
        return b >= 0 && NAME[b];
    }

    /** May stand in a line beside its end. */
    static boolean isText(byte b) {
        return b < 0 || (b >= ' ' && b != 0x7f) || b == '\t';
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Bytes as characters of the same number, so that nothing is lost. */
    static String text(byte[] bytes, int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean[] names() {
        boolean[] names = new boolean[128];
        for (int c = 0; c < names.length; c++) {
            names[c] = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || NAME_MARKS.indexOf(c) >= 0;
        }
        return names;
    }
}
