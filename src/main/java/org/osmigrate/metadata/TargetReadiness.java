package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/** What has to hold before anything is created on a target. */
public final class TargetReadiness {

    private static final List<String> BLOCKS =
            List.of("cluster.blocks.read_only", "cluster.blocks.read_only_allow_delete", "cluster.blocks.create_index");

    private static final int OLDEST = 2;
    private static final int OLDEST_FOR_METADATA = 1;

    private final ClusterClient target;
    private final String url;

    /** Of this target. */
    public TargetReadiness(ClusterClient target) {
        this.target = target;
        this.url = target.settings().url().toString();
    }

    /**
     * The target's version, when it can be written to.
     *
     * @throws UnsupportedVersion when it is not OpenSearch 2 or newer
     * @throws CheckFailed when it is red or takes no changes
     */
    public Version check() {
        return check(OLDEST, "osmigrate writes to OpenSearch 2 and 3: give the URL of such a cluster as the target.");
    }

    /** The same for metadata alone, which OpenSearch 1 takes too. */
    public Version checkForMetadata() {
        return check(
                OLDEST_FOR_METADATA,
                "osmigrate writes to OpenSearch (metadata from 1 on, documents from 2 on): give the URL of such a"
                        + " cluster as the target.");
    }

    private Version check(int oldest, String advice) {
        Version version = target.info().version();
        if (version.flavour() != Flavour.OPENSEARCH || version.major() < oldest) {
            throw new UnsupportedVersion(
                    "The target " + url + " is " + version.flavour().label() + " " + version.number(), advice);
        }
        checkHealth();
        checkBlocks();
        return version;
    }

    private void checkHealth() {
        String status =
                target.json(Call.get("_cluster", "health")).path("status").asText();
        if (status.equals("red")) {
            throw new CheckFailed(
                    "The target " + url + " is red: primary shards are missing",
                    "See GET _cluster/allocation/explain on the target, and run again when it is yellow or green.");
        }
    }

    private void checkBlocks() {
        JsonNode settings = target.json(
                Call.get("_cluster", "settings").with("flat_settings", "true").with("include_defaults", "true"));
        for (String block : BLOCKS) {
            if (Stream.of("transient", "persistent", "defaults")
                    .anyMatch(level -> settings.path(level).path(block).asBoolean())) {
                throw new CheckFailed(
                        "The target " + url + " takes no changes: " + block + " is set",
                        "Set " + block + " to null in _cluster/settings of the target, and run again.");
            }
        }
    }
}
