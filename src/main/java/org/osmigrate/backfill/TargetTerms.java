package org.osmigrate.backfill;

/**
 * What a target asks of those who write to it.
 *
 * @param requireAlias whether the names that documents go to have to be aliases
 * @param generateIds whether the target makes up ids, because it takes none
 */
public record TargetTerms(boolean requireAlias, boolean generateIds) {

    /** Documents go to indices or data streams, under the ids of the source. */
    public static final TargetTerms NONE = new TargetTerms(false, false);
}
