package org.osmigrate.capture;

/** Reads one header line. */
final class FieldLine {

    private FieldLine() {}

    static Field parse(byte[] bytes, int from, int end) throws Malformed {
        if (Octets.isBlank(bytes[from])) {
            throw new Malformed(Refusal.FOLDED_HEADER);
        }
        int colon = from;
        while (colon < end && Octets.isName(bytes[colon])) {
            colon++;
        }
        if (colon == from || colon == end || bytes[colon] != ':') {
            throw new Malformed(blanksThenColon(bytes, colon, end) ? Refusal.SPACE_BEFORE_COLON : Refusal.BAD_HEADER);
        }
        int start = colon + 1;
        int stop = end;
        while (start < stop && Octets.isBlank(bytes[start])) {
            start++;
        }
        while (stop > start && Octets.isBlank(bytes[stop - 1])) {
            stop--;
        }
        return new Field(Octets.text(bytes, from, colon), Octets.text(bytes, start, stop));
    }

    private static boolean blanksThenColon(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && Octets.isBlank(bytes[at])) {
            at++;
        }
        return at > from && at < end && bytes[at] == ':';
    }
}
