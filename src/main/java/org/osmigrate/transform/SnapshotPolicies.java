package org.osmigrate.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns a policy of snapshot lifecycle management into one of Snapshot Management. */
public final class SnapshotPolicies {

    /** Why what this finds is found; see {@link MetadataRule#name}. */
    public static final String NAME = "snapshot-lifecycle-to-management";

    /** When Elasticsearch deletes, unless its setting slm.retention_schedule says otherwise. */
    private static final String RETENTION = "30 1 * * *";

    private static final Map<String, String> CONDITIONS =
            Map.of("expire_after", "max_age", "max_count", "max_count", "min_count", "min_count");
    private static final List<String> FLAGS = List.of("ignore_unavailable", "include_global_state", "partial");

    private final List<Finding> findings = new ArrayList<>();

    private SnapshotPolicies() {}

    /** The policy for Snapshot Management. */
    public static ObjectRewrite rewrite(String name, ObjectNode policy) {
        SnapshotPolicies conversion = new SnapshotPolicies();
        ObjectNode body = conversion.policy(name, policy);
        return new ObjectRewrite(body, conversion.findings);
    }

    private ObjectNode policy(String name, ObjectNode policy) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("description", "Snapshot lifecycle policy " + name + " of the source");
        body.putObject("creation")
                .set("schedule", cron(creation(policy.path("schedule").asText())));
        deletion(body, policy.path("retention"));
        body.set("snapshot_config", snapshot(policy));
        findings.add(new Finding.Change(
                NAME, "name", "snapshots are named after the policy and the time, not " + policy.path("name")));
        return body;
    }

    private String creation(String schedule) {
        Optional<String> unix = UnixCron.of(schedule);
        if (unix.isEmpty()) {
            findings.add(new Finding.Refusal(
                    NAME, "schedule", "'" + schedule + "' cannot be said as a cron expression of five fields"));
        }
        return unix.orElse("");
    }

    private static ObjectNode cron(String expression) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode();
        schedule.putObject("cron").put("expression", expression).put("timezone", "UTC");
        return schedule;
    }

    private void deletion(ObjectNode body, JsonNode retention) {
        if (retention.hasNonNull("expire_after") || retention.hasNonNull("max_count")) {
            ObjectNode deletion = body.putObject("deletion");
            deletion.set("schedule", cron(RETENTION));
            ObjectNode condition = deletion.putObject("condition");
            CONDITIONS.forEach((from, to) -> {
                if (retention.hasNonNull(from)) {
                    condition.set(to, retention.path(from));
                }
            });
        } else if (retention.hasNonNull("min_count")) {
            findings.add(new Finding.Change(NAME, "retention", "left out: it deletes nothing"));
        }
    }

    private ObjectNode snapshot(ObjectNode policy) {
        JsonNode config = policy.path("config");
        ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
        snapshot.put("indices", config.has("indices") ? joined(config.path("indices")) : "*");
        snapshot.put("repository", policy.path("repository").asText());
        FLAGS.stream()
                .filter(config::has)
                .forEach(flag -> snapshot.put(flag, config.path(flag).asText()));
        // What is not said means yes for the one and no for the other.
        snapshot.put("include_global_state", config.path("include_global_state").asText("true"));
        if (config.path("metadata").size() > 0) {
            snapshot.set("metadata", config.path("metadata"));
        }
        if (config.path("feature_states").size() > 0) {
            findings.add(
                    new Finding.Warning(NAME, "config.feature_states", "left out: OpenSearch has no feature states"));
        }
        return snapshot;
    }

    private static String joined(JsonNode indices) {
        return indices.isArray()
                ? StreamSupport.stream(indices.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : indices.asText();
    }
}
