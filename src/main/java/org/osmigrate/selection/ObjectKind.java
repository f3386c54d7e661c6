package org.osmigrate.selection;

import java.util.List;
import java.util.Optional;

/** What a cluster keeps beside indices and templates, as far as it can be moved. */
public enum ObjectKind {
    STORED_SCRIPT("stored-scripts", "stored script"),
    INGEST_PIPELINE("ingest-pipelines", "ingest pipeline"),
    LIFECYCLE_POLICY("lifecycle-policies", "lifecycle policy"),
    SNAPSHOT_POLICY("snapshot-policies", "snapshot policy"),
    CLUSTER_SETTING("cluster-settings", "cluster setting");

    private final String key;
    private final String label;

    ObjectKind(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its name in {@code include} and {@code exclude}. */
    public String key() {
        return key;
    }

    /** What reports call one of the kind. */
    public String label() {
        return label;
    }

    /** What a pattern list says of the kind. */
    Selection selection(List<String> include, List<String> exclude) {
        return Selection.of(include, exclude, system());
    }

    /** Why something of the kind belongs to a product. */
    Optional<String> systemReason(String name) {
        return system().reason(name);
    }

    private SystemObjects system() {
        return switch (this) {
            case STORED_SCRIPT -> SystemObjects.SCRIPTS;
            case INGEST_PIPELINE -> SystemObjects.PIPELINES;
            case LIFECYCLE_POLICY, SNAPSHOT_POLICY -> SystemObjects.POLICIES;
            case CLUSTER_SETTING -> SystemObjects.NONE;
        };
    }
}
