package org.osmigrate.verify;

/** What the source of a document is. */
enum Form {
    /** The index keeps none, or it is left out of the comparison. */
    NONE,
    /** JSON, or another form of it, brought to the canonical text. */
    JSON,
    /** Bytes that are no JSON, compared as they are. */
    BYTES
}
