package org.osmigrate.metadata;

import java.util.Optional;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.transform.TargetFeatures;

/** What a target has to have for an item to be of any use there. */
record ObjectNeeds(ClusterClient target, TargetFeatures features) {

    /** Why the item is skipped; empty when nothing is missing. */
    Optional<String> missing(Item item) {
        return item instanceof Item.ClusterObject object ? missing(object) : Optional.empty();
    }

    private Optional<String> missing(Item.ClusterObject object) {
        return switch (object.type()) {
            case LIFECYCLE_POLICY -> plugin("Index State Management");
            case SNAPSHOT_POLICY -> plugin("Snapshot Management").or(() -> repository(object));
            case INGEST_PIPELINE, STORED_SCRIPT, CLUSTER_SETTING -> Optional.empty();
        };
    }

    private Optional<String> plugin(String feature) {
        return features.managesIndices()
                ? Optional.empty()
                : Optional.of("the target tells of no " + feature + ": install the plugin opensearch-index-management");
    }

    private Optional<String> repository(Item.ClusterObject policy) {
        String name = policy.body().envelope().at("/snapshot_config/repository").asText();
        return target.send(Call.get("_snapshot", name)).ok()
                ? Optional.empty()
                : Optional.of("the target has no snapshot repository '" + name + "': register it, and run again");
    }
}
