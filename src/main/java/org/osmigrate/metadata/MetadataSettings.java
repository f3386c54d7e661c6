package org.osmigrate.metadata;

/**
 * The block {@code metadata} of the migration file.
 *
 * @param validateOnTarget {@code validate-on-target}: whether the target is asked to check each body before anything is
 *     written; costs one request for each item
 */
public record MetadataSettings(boolean validateOnTarget) {

    /** What holds where nothing is said. */
    public static final MetadataSettings DEFAULT = new MetadataSettings(true);
}
