package org.osmigrate.capture;

/** How the end of a body is found. */
public sealed interface Framing {

    /** There is no body, whatever the header lines say. */
    record None() implements Framing {}

    /** It has so many bytes. */
    record Length(long bytes) implements Framing {}

    /** It comes in chunks and ends with an empty one and trailers. */
    record Chunked() implements Framing {}

    /** It ends with the connection. */
    record UntilClose() implements Framing {}
}
