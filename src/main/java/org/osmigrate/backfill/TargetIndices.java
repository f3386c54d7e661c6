package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;

/** Looks at the target's indices before a document is sent: they must be there, be indices, and take writes. */
final class TargetIndices {

    private static final List<String> BLOCKS =
            List.of("index.blocks.write", "index.blocks.read_only", "index.blocks.read_only_allow_delete");

    private final ClusterClient target;

    TargetIndices(ClusterClient target) {
        this.target = target;
    }

    /**
     * Looks at one index.
     *
     * @throws NotFound when it does not exist: a bulk would create it with guessed mappings
     */
    void check(String index) {
        Reply reply = target.send(Call.get(index, "_settings").with("flat_settings", "true"));
        if (reply.status() == 404) {
            throw new NotFound(
                    "index " + index + " does not exist on target "
                            + target.settings().url(),
                    "Create it with 'osmigrate metadata migrate', or let 'osmigrate console run' do both.");
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

    private void checkWritable(String index, JsonNode settings) {
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
