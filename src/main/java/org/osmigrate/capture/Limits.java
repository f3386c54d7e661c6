package org.osmigrate.capture;

/**
 * How many bytes of a message are kept before its body.
 *
 * @param firstLine the request or status line with its line end; a line between chunks may be as long
 * @param headers all header lines and the empty one; all trailer lines may be as long
 */
public record Limits(int firstLine, int headers) {

    /** More than servers take unless told otherwise, so that it is they who refuse. */
    public static final Limits GENEROUS = new Limits(32 << 10, 64 << 10);

    /** Nothing is readable without a byte of each. */
    public Limits {
        if (firstLine < 1 || headers < 1) {
            throw new IllegalArgumentException("limits of " + firstLine + " and " + headers + " bytes");
        }
    }
}
