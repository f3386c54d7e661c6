package org.osmigrate.snapshot;

/** What becomes of an index with several mapping types: a target has none. Nobody chooses but the user. */
public enum MultiType {
    /** Nothing was said: such an index is refused. */
    UNDECIDED,
    /** Each type becomes an index {@code INDEX-TYPE}. */
    SPLIT,
    /** One index with all fields and all documents. */
    MERGE
}
