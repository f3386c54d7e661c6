package org.osmigrate.capture;

import java.nio.ByteBuffer;
import java.util.List;

/** What stands before a body. Its bytes are those that were read, to the last one. */
public sealed interface Head permits RequestHead, ResponseHead {

    /** The header lines. */
    Fields fields();

    /** How the end of the body is found. */
    Framing framing();

    /** 0 or 1, of HTTP/1. */
    int minorVersion();

    /** The length of the first line, with its line end. */
    int firstLineLength();

    /** All bytes with the empty line; nobody may write to them. */
    ByteBuffer bytes();

    /** Whether the connection goes on after this message, as far as this side tells. */
    default boolean isPersistent() {
        List<String> options = fields().members("connection");
        return !(framing() instanceof Framing.UntilClose)
                && !options.contains("close")
                && (minorVersion() > 0 || options.contains("keep-alive"));
    }
}
