package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.transform.MetadataBody;

/**
 * Has the target check bodies without creating anything. {@code _index_template/_simulate} parses settings, mappings,
 * analyzers and alias filters as for an index, also those of items that are no index templates.
 */
final class TargetValidation {

    /** A pattern that fits no index anybody has. */
    private static final String PATTERN = "osmigrate-validation-of-one-item";

    /** The check makes an index of one shard, which these do not fit. */
    private static final List<String> NOT_CHECKED = List.of("index.routing_partition_size");

    private static final int MOST_ANSWERS = 32;

    private final ClusterClient target;
    private final TargetItems onTarget;
    private final Map<String, MetadataBody> parts;
    private final StreamTemplates streams;

    /** Thousands of indices of a series have one body, and a big cluster answers slowly: the latest answers by request. */
    private final Map<ObjectNode, Optional<String>> answers = new HashMap<>();

    /** {@code parts}: the component templates that are migrated, by name; {@code streams}: the templates of data streams. */
    TargetValidation(ClusterClient target, Map<String, MetadataBody> parts, StreamTemplates streams) {
        this.streams = streams;
        this.target = target;
        this.onTarget = new TargetItems(target);
        this.parts = Map.copyOf(parts);
    }

    /** Why the target would refuse the item; empty when it would not. */
    Optional<String> refusal(Item item) {
        return switch (item) {
            case Item.IndexTemplate template -> composed(template);
            case Item.Index _, Item.ComponentTemplate _, Item.LegacyTemplate _ -> simulate(alone(item.body()));
            case Item.DataStream stream -> streams.refusal(stream.name());
            case Item.ClusterObject object -> object(object);
        };
    }

    /** Whether anything of the item can be checked without writing. */
    static boolean knows(Item item) {
        return !(item instanceof Item.ClusterObject object) || object.type() == ObjectKind.INGEST_PIPELINE;
    }

    private Optional<String> object(Item.ClusterObject object) {
        return object.type() == ObjectKind.INGEST_PIPELINE ? pipeline(object) : Optional.empty();
    }

    /** What becomes of the document does not matter: a pipeline that cannot be built is no answer at all. */
    private Optional<String> pipeline(Item.ClusterObject pipeline) {
        ObjectNode request = pipeline.request().objectNode();
        request.set("pipeline", pipeline.request());
        request.putArray("docs").addObject().putObject("_source");
        Reply reply = target.send(Call.post("_ingest", "pipeline", "_simulate").with(request));
        return reply.ok() ? Optional.empty() : Optional.of("the target says: " + ErrorText.of(reply));
    }

    /** What an index made from the template would have by it and its components, as far as there are any. */
    MetadataBody whole(Item.IndexTemplate template) {
        List<MetadataBody> layers = new ArrayList<>();
        template.composedOf().forEach(name -> part(name).ifPresent(layers::add));
        layers.add(template.body());
        return merged(layers);
    }

    private Optional<String> composed(Item.IndexTemplate template) {
        for (String part : template.composedOf()) {
            if (part(part).isEmpty()) {
                return Optional.of("its component template '" + part + "' is neither migrated nor on the target");
            }
        }
        ObjectNode request = template.body().envelope().deepCopy();
        request.remove("composed_of");
        request.set("template", checked(whole(template)));
        return simulate(request);
    }

    private Optional<MetadataBody> part(String name) {
        if (parts.containsKey(name)) {
            return Optional.of(parts.get(name));
        }
        MetadataBody none = MetadataBody.empty();
        return onTarget.find(new Item.ComponentTemplate(name, none)) instanceof Found.Present present
                ? Optional.of(present.body())
                : Optional.empty();
    }

    private static ObjectNode alone(MetadataBody body) {
        ObjectNode request = body.settings().objectNode();
        request.putArray("index_patterns").add(PATTERN);
        request.put("priority", Integer.MAX_VALUE);
        request.set("template", checked(body));
        return request;
    }

    private static ObjectNode checked(MetadataBody body) {
        MetadataBody copy = body.copy();
        copy.settings().remove(NOT_CHECKED);
        return Item.content(copy);
    }

    private static MetadataBody merged(List<MetadataBody> layers) {
        MetadataBody whole = MetadataBody.empty();
        for (MetadataBody layer : layers) {
            whole.settings().setAll(layer.settings());
            whole.aliases().setAll(layer.aliases());
            merge(whole.mappings(), layer.mappings());
        }
        return whole;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            if (into.path(entry.getKey()) instanceof ObjectNode left && entry.getValue() instanceof ObjectNode right) {
                merge(left, right);
            } else {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    private Optional<String> simulate(ObjectNode request) {
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        return answers.computeIfAbsent(request, this::ask);
    }

    private Optional<String> ask(ObjectNode request) {
        Reply reply = target.send(Call.post("_index_template", "_simulate").with(request));
        return reply.ok() ? Optional.empty() : Optional.of("the target says: " + ErrorText.of(reply));
    }
}
