package org.osmigrate.snapshot;

import org.osmigrate.version.Version;

/** A snapshot as its repository lists it; {@code state} is SUCCESS, PARTIAL, FAILED, IN_PROGRESS or INCOMPATIBLE. */
public record SnapshotSummary(String name, String uuid, String state, Version version) {}
