package org.osmigrate.verify;

/** What the source of a document is. */
enum Form {
    /** The index keeps none, or it is left out of the comparison. */
    NONE((byte) 0),
    /** JSON, or another form of it, brought to the canonical text. */
    JSON((byte) 1),
    /** Bytes that are no JSON, compared as they are. */
    BYTES((byte) 2),
    /** Longer than there is room for: id and routing are compared, what else it says is not. */
    TOO_LONG((byte) 3);

    private final byte mark;

    Form(byte mark) {
        this.mark = mark;
    }

    /** Its mark in a digest. */
    byte mark() {
        return mark;
    }
}
