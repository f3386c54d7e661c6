package org.osmigrate.config;

import java.util.Optional;
import org.osmigrate.version.Version;

/**
 * Which snapshot is read, and whether it is taken first.
 *
 * @param repository a location, or {@code name:REPOSITORY}
 * @param name the snapshot's name
 * @param since the name of an older one that the target was filled from; empty when everything is moved
 * @param version the version of the cluster that took it, as configured; empty to read it from the snapshot
 * @param allowPartial whether a snapshot that lacks shards is moved as far as it goes
 * @param create whether a run takes it
 * @param maxRatePerNode bytes per second; 0 for the source's own limit
 */
public record SnapshotSettings(
        String repository,
        String name,
        String since,
        String version,
        boolean allowPartial,
        boolean create,
        long maxRatePerNode) {

    /** The version as configured. */
    public Optional<Version> declaredVersion() {
        return Optional.of(version).filter(text -> !text.isEmpty()).map(Version::parse);
    }
}
