package org.osmigrate.metadata;

/**
 * The block {@code metadata} of the migration file, and what the others say of indices.
 *
 * @param validateOnTarget {@code validate-on-target}: whether the target is asked to check each body before anything is
 *     written; costs one request for each item
 * @param reconstructSource whether a backfill rebuilds sources that are not complete
 */
public record MetadataSettings(boolean validateOnTarget, boolean reconstructSource) {

    /** What holds where nothing is said. */
    public static final MetadataSettings DEFAULT = new MetadataSettings(true, false);
}
