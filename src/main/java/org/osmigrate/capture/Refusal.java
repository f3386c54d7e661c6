package org.osmigrate.capture;

/** Why a message is not passed on. */
public enum Refusal {
    FIRST_LINE_TOO_LONG(414, "its first line is longer than the limit"),
    HEADERS_TOO_LONG(431, "its header lines are longer than the limit"),
    BAD_FIRST_LINE(400, "its first line is malformed"),
    UNKNOWN_VERSION(505, "it is neither HTTP/1.0 nor HTTP/1.1"),
    NO_TUNNELS(501, "it asks for a tunnel"),
    BARE_CR(400, "a carriage return is not followed by a line feed"),
    BARE_LF(400, "a line feed does not follow a carriage return"),
    CONTROL_CHARACTER(400, "there is a control character in a line"),
    FOLDED_HEADER(400, "a header goes on in the next line"),
    SPACE_BEFORE_COLON(400, "there is a space between the name of a header and its colon"),
    BAD_HEADER(400, "a header line is malformed"),
    BAD_LENGTH(400, "its Content-Length is no number"),
    CONFLICTING_LENGTHS(400, "it has unequal values of Content-Length"),
    LENGTH_AND_CODING(400, "it has both Content-Length and Transfer-Encoding"),
    UNKNOWN_CODING(501, "its Transfer-Encoding is not chunked and nothing else"),
    CODING_BEFORE_1_1(400, "it has a Transfer-Encoding in HTTP/1.0"),
    BAD_CHUNK_SIZE(400, "the size of a chunk is malformed or too large"),
    BAD_CHUNK_END(400, "a chunk is not followed by a line end"),
    CHUNK_LINE_TOO_LONG(400, "the line before a chunk is longer than the limit"),
    BAD_TRAILER(400, "a trailer line is malformed"),
    TRAILERS_TOO_LONG(431, "its trailer lines are longer than the limit"),
    TRUNCATED(400, "the connection ended within it"),
    AFTER_THE_LAST(400, "it follows a message that was to be the last of the connection"),
    UNASKED(400, "it answers nothing that was asked"),
    SWITCHED_PROTOCOL(400, "it switches to another protocol");

    private final int status;
    private final String why;

    Refusal(int status, String why) {
        this.status = status;
        this.why = why;
    }

    /** What a client whose request is refused is answered; a refused response is always a 502. */
    public int status() {
        return status;
    }

    /** The rest of a sentence that begins with the message. */
    public String why() {
        return why;
    }
}
