package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;

/** Looks at the target's indices before a document is sent: they must be there, be what is asked for, and take writes. */
final class TargetIndices {

    private static final List<String> BLOCKS = List.of("index.blocks.write", "index.blocks.read_only");

    /** Set by the target itself while its disk is full, and taken away when there is room again. */
    private static final String DISK_FULL = "index.blocks.read_only_allow_delete";

    private final ClusterClient target;
    private final MissingIndex missing;
    private final TargetTerms terms;
    private final Set<String> created = new TreeSet<>();

    TargetIndices(ClusterClient target, MissingIndex missing, TargetTerms terms) {
        this.target = target;
        this.missing = missing;
        this.terms = terms;
    }

    /** Those that were missing and were seen to. */
    Set<String> created() {
        return Set.copyOf(created);
    }

    /**
     * What a name is on the target.
     *
     * @param form how documents are sent to it
     * @param index the index that they are written to
     */
    record Target(BulkForm form, String index) {}

    /**
     * Looks at one name.
     *
     * @throws NotFound when there is nothing of this name and it is not to be created
     */
    Target check(String index) {
        Reply reply = settings(index);
        if (reply.status() == 404) {
            requireAlias(index, terms.requireAlias(), "does not exist");
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
        Target found = found(index, reply.json());
        checkWritable(found.index(), reply.json().path(found.index()).path("settings"));
        return found;
    }

    private Target found(String index, JsonNode settings) {
        if (settings.has(index)) {
            requireAlias(index, terms.requireAlias(), "is an index, not an alias");
            return new Target(BulkForm.PLAIN, index);
        }
        List<String> backing = backing(index);
        if (!backing.isEmpty()) {
            requireAlias(index, terms.requireAlias(), "is a data stream, not an alias");
            return new Target(new BulkForm(true, true, false), backing.getLast());
        }
        if (!terms.requireAlias()) {
            throw new Conflict(
                    index + " is an alias on target " + target.settings().url() + ", not an index",
                    "Remove the alias or leave the index out; where documents are to go to its write index, give"
                            + " backfill.require-alias.");
        }
        return new Target(new BulkForm(false, true, true), writeIndex(index, settings));
    }

    private void requireAlias(String index, boolean required, String instead) {
        if (required) {
            throw new NotFound(
                    index + " " + instead + " on target " + target.settings().url()
                            + ", and backfill.require-alias is on",
                    "Create the alias with a write index, or leave backfill.require-alias out.");
        }
    }

    /** The indices behind a data stream, the one that is written to last; empty when the name is none. */
    private List<String> backing(String name) {
        Reply reply = target.expect(Call.get("_data_stream", name), Set.of(400, 404));
        return reply.ok()
                ? reply.json()
                        .path("data_streams")
                        .path(0)
                        .path("indices")
                        .valueStream()
                        .map(index -> index.path("index_name").asText())
                        .toList()
                : List.of();
    }

    private String writeIndex(String alias, JsonNode settings) {
        List<String> indices =
                settings.properties().stream().map(Map.Entry::getKey).toList();
        if (indices.size() == 1) {
            return indices.getFirst();
        }
        JsonNode aliases = target.json(Call.get("_alias", alias));
        return indices.stream()
                .filter(index -> aliases.path(index)
                        .path("aliases")
                        .path(alias)
                        .path("is_write_index")
                        .asBoolean())
                .findFirst()
                .orElseThrow(() -> new CheckFailed(
                        "alias " + alias + " of target " + target.settings().url() + " stands for "
                                + String.join(", ", indices) + ", and none of them is its write index",
                        "Set is_write_index for one of them and run the same command again."));
    }

    /** The names of the indices that a name stands for now; the name itself where there is nothing of this name. */
    List<String> behind(String name) {
        Reply reply = settings(name);
        return reply.ok()
                ? reply.json().properties().stream().map(Map.Entry::getKey).toList()
                : List.of(name);
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
