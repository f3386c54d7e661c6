package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;

/** Looks at the target's indices before a document is sent: they must be there, be indices, and take writes. */
final class TargetIndices {

    private static final List<String> BLOCKS = List.of("index.blocks.write", "index.blocks.read_only");

    /** Set by the target itself while its disk is full, and taken away when there is room again. */
    private static final String DISK_FULL = "index.blocks.read_only_allow_delete";

    private final ClusterClient target;
    private final MissingIndex missing;
    private final Set<String> created = new TreeSet<>();

    TargetIndices(ClusterClient target, MissingIndex missing) {
        this.target = target;
        this.missing = missing;
    }

    /** Those that were missing and were seen to. */
    Set<String> created() {
        return Set.copyOf(created);
    }

    /**
     * Looks at one index.
     *
     * @throws NotFound when it does not exist and is not to be created
     */
    void check(String index) {
        Reply reply = settings(index);
        if (reply.status() == 404) {
            missing.create(index);
            created.add(index);
            reply = settings(index);
        }
        if (!reply.ok()) {
            throw new RequestRefused(
                    "target " + target.settings().url() + " answered " + reply.status() + " for the settings of index "
                            + index + ": " + reply.text(),
                    "Mend the cause and run the same command again.");
        }
        if (!reply.json().has(index)) {
            throw new Conflict(
                    index + " is an alias on target " + target.settings().url() + ", not an index",
                    "Remove the alias or leave the index out.");
        }
        checkWritable(index, reply.json().path(index).path("settings"));
    }

    private Reply settings(String index) {
        return target.send(Call.get(index, "_settings").with("flat_settings", "true"));
    }

    private void checkWritable(String index, JsonNode settings) {
        if (settings.path(DISK_FULL).asText().equals("true")) {
            throw new RequestRefused(
                    "index " + index + " on target " + target.settings().url() + " takes no writes: " + DISK_FULL
                            + " is set",
                    "Make room on the target's disks and run the same command again.");
        }
        for (String block : BLOCKS) {
            if (settings.path(block).asText().equals("true")) {
                throw new CheckFailed(
                        "index " + index + " on target " + target.settings().url() + " takes no writes: " + block
                                + " is set",
                        "Remove the block and run the same command again.");
            }
        }
    }
}
