package org.osmigrate.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.config.Sizes;

/**
 * How fast each node of the source may write a snapshot. It is a setting of the repository, and one that exists is never
 * changed, so what was asked for and what is can differ.
 *
 * @param wanted bytes per second; 0 when nothing was asked for
 */
record RateLimit(ClusterClient source, long wanted) {

    private static final String SETTING = "max_snapshot_bytes_per_sec";

    /** Adds the limit to the settings of a repository about to be registered. */
    static void write(long wanted, ObjectNode settings) {
        if (wanted > 0) {
            settings.put(SETTING, wanted + "b");
        }
    }

    /** What to tell about a repository whose limit is another one; empty when it is the one asked for, or none was. */
    String remark(String repository) {
        if (wanted == 0) {
            return "";
        }
        JsonNode known = source.json(Call.get("_snapshot", repository));
        String limit = known.path(repository).path("settings").path(SETTING).asText("");
        if (Sizes.parse(limit).equals(OptionalLong.of(wanted))) {
            return "";
        }
        return "snapshot.max-rate-per-node (" + wanted + "b) has no effect: repository " + repository + " at source "
                + source.settings().url() + " was registered before, "
                + (limit.isEmpty() ? "without " + SETTING : "with " + SETTING + " " + limit)
                + ", and osmigrate does not change it. To change it, register it again with another " + SETTING + ".";
    }
}
