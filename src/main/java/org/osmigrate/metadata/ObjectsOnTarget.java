package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.metadata.TargetItems.Found;

/** Reads and writes what is neither index nor template, each kind by its own API. */
final class ObjectsOnTarget {

    /** The member of a cluster setting's body that holds its value. */
    static final String VALUE = "value";

    private static final String PERSISTENT = "persistent";

    private final ClusterClient target;

    ObjectsOnTarget(ClusterClient target) {
        this.target = target;
    }

    Found find(Item.ClusterObject object) {
        Reply reply = get(object);
        if (reply.status() == 404) {
            return new Found.Nothing();
        }
        if (!reply.ok()) {
            throw new RequestRefused(
                    "The target did not show " + object.kind() + " '" + object.name() + "': " + ErrorText.of(reply),
                    "See the target's log for the cause.");
        }
        JsonNode body = body(object, reply.json());
        return body instanceof ObjectNode whole
                ? new Found.Present(Item.ClusterObject.of(object.type(), object.name(), whole)
                        .body())
                : new Found.Nothing();
    }

    /** Writes it, be there one of the name or not. */
    Reply put(Item.ClusterObject object) {
        String name = object.name();
        ObjectNode body = object.request();
        return switch (object.type()) {
            case INGEST_PIPELINE ->
                target.send(Call.put("_ingest", "pipeline", name).with(body));
            case STORED_SCRIPT -> target.send(Call.put("_scripts", name).with(wrapped("script", body)));
            case LIFECYCLE_POLICY ->
                target.send(stamped(object, Call.put(path(object))).with(wrapped("policy", body)));
            case SNAPSHOT_POLICY -> snapshotPolicy(object, body);
            case CLUSTER_SETTING ->
                target.send(
                        Call.put("_cluster", "settings").with(wrapped(PERSISTENT, wrapped(name, body.path(VALUE)))));
        };
    }

    /** Takes it away again. */
    Reply delete(Item.ClusterObject object) {
        return switch (object.type()) {
            case INGEST_PIPELINE, STORED_SCRIPT, LIFECYCLE_POLICY, SNAPSHOT_POLICY ->
                target.send(Call.delete(path(object)));
            case CLUSTER_SETTING ->
                target.send(Call.put("_cluster", "settings")
                        .with(wrapped(PERSISTENT, wrapped(object.name(), JsonNodeFactory.instance.nullNode()))));
        };
    }

    private Reply get(Item.ClusterObject object) {
        return switch (object.type()) {
            case INGEST_PIPELINE, STORED_SCRIPT, LIFECYCLE_POLICY, SNAPSHOT_POLICY ->
                target.send(Call.get(path(object)));
            case CLUSTER_SETTING -> target.send(Call.get(path(object)).with("flat_settings", "true"));
        };
    }

    private static String[] path(Item.ClusterObject object) {
        return switch (object.type()) {
            case INGEST_PIPELINE -> new String[] {"_ingest", "pipeline", object.name()};
            case STORED_SCRIPT -> new String[] {"_scripts", object.name()};
            case LIFECYCLE_POLICY -> new String[] {"_plugins", "_ism", "policies", object.name()};
            case SNAPSHOT_POLICY -> new String[] {"_plugins", "_sm", "policies", object.name()};
            case CLUSTER_SETTING -> new String[] {"_cluster", "settings"};
        };
    }

    private static JsonNode body(Item.ClusterObject object, JsonNode json) {
        return switch (object.type()) {
            case INGEST_PIPELINE -> json.path(object.name());
            case STORED_SCRIPT -> json.path("script");
            case LIFECYCLE_POLICY -> json.path("policy");
            case SNAPSHOT_POLICY -> json.path("sm_policy");
            case CLUSTER_SETTING -> setting(json.path(PERSISTENT).path(object.name()));
        };
    }

    private static JsonNode setting(JsonNode value) {
        return value.isMissingNode() ? value : wrapped(VALUE, value);
    }

    /** One that exists is written by its stamp: what somebody changes meanwhile is not lost. */
    private Call stamped(Item.ClusterObject object, Call call) {
        Reply present = get(object);
        return present.ok()
                ? call.with("if_seq_no", present.json().path("_seq_no").asText())
                        .with(
                                "if_primary_term",
                                present.json().path("_primary_term").asText())
                : call;
    }

    private Reply snapshotPolicy(Item.ClusterObject object, ObjectNode body) {
        Call call = get(object).ok() ? stamped(object, Call.put(path(object))) : Call.post(path(object));
        return target.send(call.with(body));
    }

    private static ObjectNode wrapped(String key, JsonNode body) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set(key, body);
        return whole;
    }
}
