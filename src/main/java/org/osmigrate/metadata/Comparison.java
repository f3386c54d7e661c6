package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.selection.Glob;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.MetadataBody;

/**
 * An item as it should be and as the target has it.
 *
 * @param differences what makes it another one
 * @param notes settings that were tuned on the target since: they make it no other index
 */
record Comparison(List<String> differences, List<Finding> notes) {

    /** What a target adds to an index by itself. */
    private static final List<Glob> CHOSEN_BY_TARGET = globs(
            "index.uuid",
            "index.creation_date",
            "index.provided_name",
            "index.version.*",
            "index.history.uuid",
            "index.replication.type",
            "index.verified_before_close");

    /** What operators change while an index is filled, and what says nothing about its content. */
    private static final List<Glob> TUNABLE = globs(
            "index.number_of_replicas",
            "index.auto_expand_replicas",
            "index.refresh_interval",
            "index.blocks.*",
            "index.translog.*",
            "index.merge.*",
            "index.priority",
            "index.gc_deletes",
            "index.unassigned.*",
            "index.routing.allocation.*");

    private static final String REPLICAS = "index.number_of_replicas";
    private static final String EXPAND = "index.auto_expand_replicas";
    private static final String ROUTING_SHARDS = "index.number_of_routing_shards";

    static Comparison of(Item wanted, MetadataBody actual) {
        MetadataBody left = Canonical.of(wanted.body());
        MetadataBody right = Canonical.of(actual);
        if (wanted instanceof Item.ClusterObject object && ManagedPolicy.is(object.type())) {
            ObjectNode envelope = ManagedPolicy.comparable(left.envelope(), right.envelope());
            MetadataBody shown = new MetadataBody(right.settings(), right.mappings(), right.aliases(), envelope);
            MetadataBody asked = new MetadataBody(
                    left.settings(), left.mappings(), left.aliases(), ManagedPolicy.measured(left.envelope()));
            return new Comparison(Differences.between(asked, shown, false), List.of());
        }
        if (!(wanted instanceof Item.Index)) {
            return new Comparison(Differences.between(left, right, false), List.of());
        }
        settleSettings(left.settings(), right.settings());
        List<Finding> notes = takeTuned(left.settings(), right.settings());
        return new Comparison(Differences.between(left, right, true), notes);
    }

    boolean same() {
        return differences.isEmpty();
    }

    /** Removes from both what must not be compared. */
    private static void settleSettings(ObjectNode wanted, ObjectNode actual) {
        actual.remove(matching(actual, CHOSEN_BY_TARGET).stream()
                .filter(key -> !wanted.has(key))
                .toList());
        // Set only when the index is filled, so both states are right.
        wanted.remove(FinalPipelineNotes.SETTING);
        actual.remove(FinalPipelineNotes.SETTING);
        if (!actual.has(ROUTING_SHARDS)) {
            wanted.remove(ROUTING_SHARDS);
        }
        if (!wanted.path(EXPAND).asText("false").equals("false")) {
            wanted.remove(REPLICAS);
            actual.remove(REPLICAS);
        }
    }

    private static List<Finding> takeTuned(ObjectNode wanted, ObjectNode actual) {
        Set<String> keys = new TreeSet<>(matching(wanted, TUNABLE));
        keys.addAll(matching(actual, TUNABLE));
        List<Finding> notes = new ArrayList<>();
        for (String key : keys) {
            JsonNode left = wanted.path(key);
            JsonNode right = actual.path(key);
            if (!left.equals(right)) {
                notes.add(new Finding.Warning("tuned-on-the-target", key, shown(right) + ", was " + shown(left)));
            }
        }
        wanted.remove(keys);
        actual.remove(keys);
        return List.copyOf(notes);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "not set" : value.asText();
    }

    private static List<String> matching(ObjectNode settings, List<Glob> globs) {
        return settings.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> globs.stream().anyMatch(glob -> glob.matches(key)))
                .toList();
    }

    private static List<Glob> globs(String... names) {
        return List.of(names).stream().map(Glob::new).toList();
    }
}
