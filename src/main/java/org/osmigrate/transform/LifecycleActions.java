package org.osmigrate.transform;

import static org.osmigrate.transform.LifecyclePolicies.NAME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions of one phase, in the order in which index lifecycle management takes them. */
final class LifecycleActions {

    private static final List<String> ORDER = List.of(
            "set_priority",
            "unfollow",
            "rollover",
            "readonly",
            "downsample",
            "rollup",
            "allocate",
            "migrate",
            "shrink",
            "forcemerge",
            "searchable_snapshot",
            "freeze",
            "wait_for_snapshot",
            "delete");

    /** Conditions of a rollover: any of them is enough, on both sides. */
    private static final Map<String, String> ROLLOVER = Map.of(
            "max_age", "min_index_age",
            "max_docs", "min_doc_count",
            "max_size", "min_size",
            "max_primary_shard_size", "min_primary_shard_size");

    /** Actions that Index State Management has not; what is lost without them. */
    private static final Map<String, String> LOST = Map.of(
            "searchable_snapshot",
                    "the index stays where it is, at its size; mount snapshots by hand where it has to shrink",
            "downsample", "documents stay as they are; a rollup job is the nearest",
            "rollup", "documents stay as they are; a rollup job is the nearest",
            "wait_for_snapshot", "the index is deleted without waiting for a snapshot of the other policy");

    /** Actions without a meaning on OpenSearch. */
    private static final Map<String, String> IDLE = Map.of(
            "unfollow", "nothing is followed on the target",
            "migrate", "there are no data tiers",
            "freeze", "there are no frozen indices");

    private static final List<String> FILTERS = List.of("require", "include", "exclude");

    private final String path;
    private final List<Finding> findings;
    private final List<ObjectNode> converted = new ArrayList<>();

    LifecycleActions(String path, List<Finding> findings) {
        this.path = path;
        this.findings = findings;
    }

    List<ObjectNode> of(JsonNode actions) {
        ORDER.stream().filter(actions::has).forEach(action -> convert(action, actions.path(action)));
        actions.properties().stream()
                .filter(action -> !ORDER.contains(action.getKey()))
                .forEach(action -> findings.add(
                        new Finding.Refusal(NAME, path + "." + action.getKey(), "no such action is known")));
        return List.copyOf(converted);
    }

    private void convert(String action, JsonNode body) {
        switch (action) {
            case "set_priority" -> priority(body);
            case "rollover" -> rollover(body);
            case "readonly" -> add("read_only");
            case "allocate" -> allocate(body);
            case "shrink" -> shrink(body);
            case "forcemerge" -> {
                add("force_merge").set("max_num_segments", body.path("max_num_segments"));
                leaveOut(action, body, Set.of("max_num_segments"));
            }
            case "delete" -> add("delete");
            default -> leaveOut(action, body);
        }
    }

    private void leaveOut(String action, JsonNode body) {
        String where = path + "." + action;
        if (IDLE.containsKey(action)) {
            findings.add(new Finding.Change(NAME, where, "left out: " + IDLE.get(action)));
        } else {
            findings.add(new Finding.Warning(NAME, where, "left out (" + body + "): " + LOST.get(action)));
        }
    }

    private void priority(JsonNode body) {
        if (body.path("priority").isNumber()) {
            add("index_priority").set("priority", body.path("priority"));
        }
    }

    private void rollover(JsonNode body) {
        ObjectNode conditions = JsonNodeFactory.instance.objectNode();
        ROLLOVER.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> body.hasNonNull(entry.getKey()))
                .forEach(entry -> conditions.set(entry.getValue(), body.path(entry.getKey())));
        leaveOut("rollover", body, ROLLOVER.keySet());
        if (conditions.isEmpty()) {
            // Without a condition Index State Management rolls over at once, again and again.
            findings.add(new Finding.Refusal(
                    NAME, path + ".rollover", "none of its conditions exists in Index State Management"));
        }
        add("rollover").setAll(conditions);
    }

    private void allocate(JsonNode body) {
        if (body.hasNonNull("number_of_replicas")) {
            add("replica_count").set("number_of_replicas", body.path("number_of_replicas"));
        }
        List<String> filters =
                FILTERS.stream().filter(filter -> body.path(filter).size() > 0).toList();
        if (!filters.isEmpty()) {
            ObjectNode allocation = add("allocation");
            filters.forEach(filter -> allocation.set(filter, body.path(filter)));
            allocation.put("wait_for", false);
            findings.add(new Finding.Warning(
                    NAME, path + ".allocate", "it names attributes of nodes: the target's have to have them"));
        }
        leaveOut("allocate", body, Set.of("number_of_replicas", "require", "include", "exclude"));
    }

    private void shrink(JsonNode body) {
        ObjectNode shrink = add("shrink");
        if (body.has("number_of_shards")) {
            shrink.set("num_new_shards", body.path("number_of_shards"));
        } else {
            shrink.set("max_shard_size", body.path("max_primary_shard_size"));
        }
        leaveOut("shrink", body, Set.of("number_of_shards", "max_primary_shard_size"));
        findings.add(new Finding.Warning(
                NAME,
                path + ".shrink",
                "the shrunken index is one more, named INDEX_shrunken: aliases stay with the old one"));
    }

    /** What of an action's body was not taken over. */
    private void leaveOut(String action, JsonNode body, Set<String> taken) {
        body.properties().stream()
                .filter(entry -> !taken.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().isNull() && !isEmptyObject(entry.getValue()))
                .forEach(entry -> findings.add(new Finding.Warning(
                        NAME,
                        path + "." + action + "." + entry.getKey(),
                        "left out (" + entry.getValue() + "): Index State Management has no such parameter")));
    }

    private static boolean isEmptyObject(JsonNode node) {
        return node.isObject() && node.isEmpty();
    }

    private ObjectNode add(String action) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        converted.add(whole);
        return whole.putObject(action);
    }
}
