package org.osmigrate.metadata;

import java.util.List;
import org.osmigrate.transform.IndexOverride;

/**
 * The block {@code metadata} of the migration file, and what the others say of indices.
 *
 * @param validateOnTarget {@code validate-on-target}: whether the target is asked to check each body before anything is
 *     written; costs one request for each item
 * @param reconstructSource whether a backfill rebuilds sources that are not complete
 * @param existing what becomes of an item that exists and differs
 * @param overrides what is wanted of indices and templates whatever they have, in order
 */
public record MetadataSettings(
        boolean validateOnTarget, boolean reconstructSource, Existing existing, List<IndexOverride> overrides) {

    public MetadataSettings {
        overrides = List.copyOf(overrides);
    }

    /** What holds where nothing is said. */
    public static final MetadataSettings DEFAULT = new MetadataSettings(true, false);

    /** What differs is a conflict. */
    public MetadataSettings(boolean validateOnTarget, boolean reconstructSource) {
        this(validateOnTarget, reconstructSource, Existing.FAIL, List.of());
    }

    /** The same with another answer to items that exist and differ. */
    public MetadataSettings existing(Existing other) {
        return new MetadataSettings(validateOnTarget, reconstructSource, other, overrides);
    }
}
