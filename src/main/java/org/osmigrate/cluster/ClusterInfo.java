package org.osmigrate.cluster;

import org.osmigrate.version.Version;

/** Who a cluster says it is ({@code GET /}). */
public record ClusterInfo(String name, String uuid, Version version) {}
