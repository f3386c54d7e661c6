package org.osmigrate.capture;

import java.nio.ByteBuffer;

/**
 * The head of a request.
 *
 * @param method as it was written: methods have a case
 * @param target as it was written, bytes as characters
 */
public record RequestHead(
        String method,
        String target,
        int minorVersion,
        Fields fields,
        Framing framing,
        int firstLineLength,
        ByteBuffer bytes)
        implements Head {

    static RequestHead of(RequestLine line, Lines lines) throws Malformed {
        Fields fields = lines.fields();
        return new RequestHead(
                line.method(),
                line.target(),
                line.minor(),
                fields,
                Framings.ofRequest(line.minor(), fields),
                lines.firstLineLength(),
                ByteBuffer.wrap(lines.bytes()).asReadOnlyBuffer());
    }

    /** Whether the client may wait for an interim response before it sends the body. */
    public boolean expectsContinue() {
        return minorVersion > 0
                && !(framing instanceof Framing.None)
                && fields.members("expect").contains("100-continue");
    }

    /** Whether it offers to go on in another protocol; a server may answer as if it did not. */
    public boolean asksForUpgrade() {
        return fields.has("upgrade");
    }

    /** Whether it may change documents, so that it must be in the log before a server has it. */
    public boolean mutates() {
        return Mutations.mutates(method, target);
    }
}
