package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.transform.MetadataBody;

/**
 * Creates items on the target under one name that nobody uses, looks at what became of each, and removes it: a hidden
 * index, or a pipeline, script or policy. One at a time, always the same name of a session: what a process that dies
 * leaves behind, the next run removes.
 */
final class Trial {

    /** An underscore is in no session's name, so no state index has this name. */
    private static final String PREFIX = "osmigrate_trial_";

    private static final String SHARDS = "index.number_of_shards";
    private static final Set<String> WITHOUT =
            Set.of("index.number_of_replicas", "index.auto_expand_replicas", FinalPipelineNotes.SETTING);

    private final ClusterClient target;
    private final TargetItems onTarget;
    private final TargetValidation validation;
    private final ObjectsOnTarget objects;
    private final String session;

    Trial(ClusterClient target, TargetValidation validation, String session) {
        this.target = target;
        this.onTarget = new TargetItems(target);
        this.validation = validation;
        this.objects = new ObjectsOnTarget(target);
        this.session = session;
    }

    /** The same items, with what the trial of each said; those that would not be written stay as they are. */
    List<Assessed> of(List<Assessed> items) {
        if (items.stream().noneMatch(Assessed::toCreate)) {
            return items;
        }
        try (TemplateShield shield = new TemplateShield(target, session)) {
            shield.raise(List.of(index()));
            return items.stream().map(this::tried).toList();
        }
    }

    /** Removes what a run that died has left. A user who may not look for it cannot have left it. */
    void sweep(boolean policies) {
        sweep(() -> target.send(Call.get(index())).ok(), () -> remove(index()));
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind != ObjectKind.CLUSTER_SETTING && (policies || !ManagedPolicy.is(kind))) {
                Item.ClusterObject left = Item.ClusterObject.of(
                        kind, PREFIX + session, MetadataBody.empty().envelope());
                sweep(() -> objects.find(left) instanceof Found.Present, () -> remove(left));
            }
        }
    }

    private static void sweep(BooleanSupplier isThere, Runnable remove) {
        boolean found;
        try {
            found = isThere.getAsBoolean();
        } catch (AccessDenied _) {
            found = false;
        }
        if (found) {
            remove.run();
        }
    }

    private String index() {
        return "." + PREFIX + session;
    }

    private Assessed tried(Assessed assessed) {
        if (!assessed.toCreate() || isUntried(assessed.item())) {
            return assessed;
        }
        Optional<String> refusal = switch (assessed.item()) {
            case Item.Index index -> asIndex(index.body());
            case Item.IndexTemplate template -> asIndex(whole(validation.whole(template)));
            case Item.ComponentTemplate component -> asIndex(whole(component.body()));
            case Item.LegacyTemplate legacy -> asIndex(whole(legacy.body()));
            case Item.DataStream _ -> Optional.empty();
            case Item.ClusterObject object -> asObject(object);
        };
        if (refusal.isPresent()) {
            return assessed.with(new Outcome.Refused(refusal.get()));
        }
        return assessed.outcome() instanceof Outcome.Expected ? assessed.with(new Outcome.Accepted()) : assessed;
    }

    /** A setting acts on the whole target, and a data stream's name is in its template's patterns. */
    private static boolean isUntried(Item item) {
        return item instanceof Item.DataStream
                || (item instanceof Item.ClusterObject object && object.type() == ObjectKind.CLUSTER_SETTING);
    }

    /** Partitions need a number of shards, which another template may give; without any there is one. */
    private static MetadataBody whole(MetadataBody body) {
        MetadataBody copy = body.copy();
        if (!copy.settings().has(SHARDS)) {
            copy.settings().remove("index.routing_partition_size");
            copy.settings().put(SHARDS, "1");
        }
        return copy;
    }

    private Optional<String> asIndex(MetadataBody body) {
        Item.Index scratch = new Item.Index(index(), scratch(body), true, "");
        try {
            Reply reply = target.send(
                    Call.put(index()).with("wait_for_active_shards", "0").with(scratch.request()));
            return reply.ok() ? compared(scratch) : said(reply);
        } finally {
            if (onTarget.find(scratch) instanceof Found.Present) {
                remove(index());
            }
        }
    }

    /** Hidden, without copies, and with aliases that nobody asks for. */
    private MetadataBody scratch(MetadataBody body) {
        MetadataBody copy = body.copy();
        copy.settings().remove(WITHOUT);
        copy.settings().put("index.number_of_replicas", "0").put("index.hidden", "true");
        ObjectNode aliases = copy.aliases().objectNode();
        body.aliases().properties().forEach(alias -> {
            ObjectNode renamed = alias.getValue().deepCopy();
            renamed.put("is_hidden", true).put("is_write_index", false);
            aliases.set(index() + "_alias_" + aliases.size(), renamed);
        });
        return new MetadataBody(copy.settings(), copy.mappings(), aliases, aliases.objectNode());
    }

    private Optional<String> asObject(Item.ClusterObject object) {
        ObjectNode body = object.body().envelope().deepCopy();
        // Neither applies to any index, nor takes a snapshot.
        body.remove("ism_template");
        if (object.type() == ObjectKind.SNAPSHOT_POLICY) {
            body.put("enabled", false);
        }
        Item.ClusterObject scratch = Item.ClusterObject.of(object.type(), PREFIX + session, body);
        try {
            Reply reply = objects.put(scratch);
            return reply.ok() ? compared(scratch) : said(reply);
        } finally {
            if (objects.find(scratch) instanceof Found.Present) {
                remove(scratch);
            }
        }
    }

    private Optional<String> compared(Item scratch) {
        List<String> differences = switch (onTarget.find(scratch)) {
            case Found.Present present -> Comparison.of(scratch, present.body()).differences();
            case Found.Nothing _, Found.Taken _ -> List.of("it was not created");
        };
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("the target makes another one of it: " + String.join("; ", differences));
    }

    private static Optional<String> said(Reply reply) {
        return Optional.of("the target says: " + ErrorText.of(reply));
    }

    private void remove(Item.ClusterObject object) {
        check(objects.delete(object), object.kind() + " '" + object.name() + "'");
    }

    private void remove(String index) {
        check(target.send(Call.delete(index)), "index '" + index + "'");
    }

    private static void check(Reply reply, String what) {
        if (!reply.ok() && reply.status() != 404) {
            throw new RequestRefused(
                    "The trial's " + what + " was not removed from the target: " + ErrorText.of(reply),
                    "Remove it by hand, or run 'metadata evaluate' again.");
        }
    }
}
