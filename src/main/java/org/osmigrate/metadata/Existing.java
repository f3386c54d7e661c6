package org.osmigrate.metadata;

/** What becomes of an item that exists on the target and differs. */
public enum Existing {
    /** It is a conflict, and nothing at all is written. */
    FAIL,
    /** What is there stays. */
    SKIP,
    /** What is there gives way, unless it is an index. */
    REPLACE
}
