package org.osmigrate.backfill;

/** What becomes of an index that the target does not have. */
public enum IndexCreation {
    /** The run fails: a bulk would create it with guessed mappings. */
    NEVER,
    /** It is created from the snapshot's metadata, by the rules of {@code metadata migrate}. */
    FROM_METADATA,
    /** The target creates it, by its templates, and guesses mappings from the documents. */
    AUTO
}
