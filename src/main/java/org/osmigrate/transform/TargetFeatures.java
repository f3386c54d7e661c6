package org.osmigrate.transform;

import java.util.Set;

/**
 * What a target has beside what its version tells.
 *
 * @param plugins names of its plugins
 * @param processors types of ingest processors; empty where it does not say
 */
public record TargetFeatures(Set<String> plugins, Set<String> processors) {

    /** Nothing but what its version has. */
    public static final TargetFeatures NONE = new TargetFeatures(Set.of(), Set.of());

    public TargetFeatures {
        plugins = Set.copyOf(plugins);
        processors = Set.copyOf(processors);
    }

    /** Whether it has Index State Management and Snapshot Management. */
    public boolean managesIndices() {
        return plugins.contains("opensearch-index-management");
    }

    /** Whether it has vectors. */
    public boolean hasVectors() {
        return plugins.contains("opensearch-knn");
    }

    /** Whether it has shapes in a plane. */
    public boolean hasPlaneShapes() {
        return plugins.contains("opensearch-geospatial");
    }
}
