package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.transform.MetadataBody;

/** Reads and creates items on the target. */
final class TargetItems {

    private final ClusterClient target;
    private final ObjectsOnTarget objects;

    /** What is under a name. */
    sealed interface Found {

        /** Nothing. */
        record Nothing() implements Found {}

        /** An item of the same kind. */
        record Present(MetadataBody body) implements Found {}

        /** Something of another kind. */
        record Taken(String by) implements Found {}
    }

    TargetItems(ClusterClient target) {
        this.target = target;
        this.objects = new ObjectsOnTarget(target);
    }

    /** What the target has under the item's name. */
    Found find(Item item) {
        return item instanceof Item.ClusterObject object ? objects.find(object) : findBody(item);
    }

    private Found findBody(Item item) {
        Reply reply = target.send(
                item instanceof Item.DataStream
                        ? path(item, "GET")
                        : path(item, "GET").with("flat_settings", "true"));
        if (reply.status() == 404) {
            return item instanceof Item.DataStream ? otherwise(item.name()) : new Found.Nothing();
        }
        if (!reply.ok()) {
            throw new RequestRefused(
                    "The target did not show " + item.kind() + " '" + item.name() + "': " + ErrorText.of(reply),
                    "See the target's log for the cause.");
        }
        return found(item, reply.json());
    }

    /** What there is under the name of a data stream that is not there. */
    private Found otherwise(String name) {
        Reply reply = target.send(Call.get(name, "_settings").with("flat_settings", "true"));
        return reply.ok() && !reply.json().isEmpty() ? new Found.Taken("an index or alias") : new Found.Nothing();
    }

    /** Asks the target to create it. */
    Reply create(Item item) {
        if (item instanceof Item.ClusterObject object) {
            return objects.put(object);
        }
        Call call = item instanceof Item.DataStream
                ? path(item, "PUT")
                : path(item, "PUT").with(item.request());
        return target.send(item instanceof Item.Index ? call.with("wait_for_active_shards", "1") : call);
    }

    private static Call path(Item item, String method) {
        String[] parts = switch (item) {
            case Item.Index index -> new String[] {index.name()};
            case Item.LegacyTemplate legacy -> new String[] {"_template", legacy.name()};
            case Item.ComponentTemplate component -> new String[] {"_component_template", component.name()};
            case Item.IndexTemplate template -> new String[] {"_index_template", template.name()};
            case Item.DataStream stream -> new String[] {"_data_stream", stream.name()};
            case Item.ClusterObject object -> throw new IllegalArgumentException(object.kind());
        };
        return method.equals("GET") ? Call.get(parts) : Call.put(parts);
    }

    private static Found found(Item item, JsonNode json) {
        return switch (item) {
            case Item.Index index -> index(index.name(), json);
            case Item.LegacyTemplate legacy -> template(json.path(legacy.name()), Bodies::flat);
            case Item.ComponentTemplate _ ->
                template(json.at("/component_templates/0/component_template"), Bodies::nested);
            case Item.IndexTemplate _ -> template(json.at("/index_templates/0/index_template"), Bodies::nested);
            case Item.DataStream _ -> template(json.at("/data_streams/0"), _ -> MetadataBody.empty());
            case Item.ClusterObject object -> throw new IllegalArgumentException(object.kind());
        };
    }

    private static Found index(String name, JsonNode json) {
        return json.has(name)
                ? new Found.Present(Bodies.flat(json.path(name)))
                : new Found.Taken("an alias or data stream of "
                        + json.properties().stream().map(Map.Entry::getKey).toList());
    }

    private static Found template(JsonNode body, Function<JsonNode, MetadataBody> read) {
        return body.isMissingNode() ? new Found.Nothing() : new Found.Present(read.apply(body));
    }
}
