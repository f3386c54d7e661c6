package org.osmigrate.capture;

import java.nio.ByteBuffer;

/** The head of a response, interim or final. */
public record ResponseHead(
        int status, int minorVersion, Fields fields, Framing framing, int firstLineLength, ByteBuffer bytes)
        implements Head {

    static ResponseHead of(StatusLine line, Lines lines, boolean toHead) throws Malformed {
        Fields fields = lines.fields();
        return new ResponseHead(
                line.status(),
                line.minor(),
                fields,
                Framings.ofResponse(line, fields, toHead),
                lines.firstLineLength(),
                ByteBuffer.wrap(lines.bytes()).asReadOnlyBuffer());
    }

    /** Whether another response to the same request follows. */
    public boolean isInterim() {
        return status < 200;
    }
}
