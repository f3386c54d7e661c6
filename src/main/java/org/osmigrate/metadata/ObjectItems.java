package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osmigrate.metadata.MetadataReport.LeftOut;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Verdict;
import org.osmigrate.snapshot.ClusterObjects;
import org.osmigrate.transform.Processors;

/** Sorts what is neither index nor template into what moves and what does not. */
final class ObjectItems {

    private static final String LIFECYCLE = "index.lifecycle.name";

    private final ClusterObjects objects;
    private final Scope scope;
    private final Collection<Item> moved;
    private final List<LeftOut> leftOut = new ArrayList<>();

    private ObjectItems(ClusterObjects objects, Scope scope, Collection<Item> moved) {
        this.objects = objects;
        this.scope = scope;
        this.moved = moved;
    }

    /** Scripts before the pipelines that run them, pipelines before those that call them; the others in any order. */
    record Chosen(List<Item> items, List<LeftOut> leftOut) {}

    /** {@code moved}: the indices and templates that move, as they are in the source. */
    static Chosen of(ClusterObjects objects, Scope scope, Collection<Item> moved) {
        ObjectItems items = new ObjectItems(objects, scope, moved);
        List<Item> pipelines = items.pipelines();
        List<Item> all = new ArrayList<>(items.scripts(pipelines));
        all.addAll(pipelines);
        all.addAll(items.chosen(ObjectKind.LIFECYCLE_POLICY, objects.lifecyclePolicies(), items.policies()));
        all.addAll(items.chosen(ObjectKind.SNAPSHOT_POLICY, objects.snapshotPolicies(), Set.of()));
        all.addAll(items.settings());
        return new Chosen(List.copyOf(all), List.copyOf(items.leftOut));
    }

    private List<Item> pipelines() {
        Set<String> used = new LinkedHashSet<>();
        moved.forEach(item -> Pipelines.named(item).forEach(name -> visit(name, used)));
        Map<String, Item> chosen = new HashMap<>();
        chosen(ObjectKind.INGEST_PIPELINE, objects.pipelines(), used).forEach(item -> chosen.put(item.name(), item));
        Set<String> order = new LinkedHashSet<>();
        new TreeSet<>(chosen.keySet()).forEach(name -> visit(name, order));
        return order.stream().filter(chosen::containsKey).map(chosen::get).toList();
    }

    /** Adds those that a pipeline calls, then itself; pipelines that call each other in a circle come in any order. */
    private void visit(String name, Set<String> seen) {
        visit(name, seen, new TreeSet<>());
    }

    private void visit(String name, Set<String> seen, Set<String> entered) {
        ObjectNode body = objects.pipelines().get(name);
        if (body != null && !seen.contains(name) && entered.add(name)) {
            Processors.calledPipelines(body).forEach(called -> visit(called, seen, entered));
            seen.add(name);
        }
    }

    private List<Item> scripts(List<Item> pipelines) {
        Set<String> used = new TreeSet<>();
        pipelines.forEach(
                pipeline -> used.addAll(Processors.storedScripts(pipeline.body().envelope())));
        return chosen(ObjectKind.STORED_SCRIPT, objects.scripts(), used);
    }

    private Set<String> policies() {
        Set<String> used = new TreeSet<>();
        moved.forEach(item -> used.add(item.body().settings().path(LIFECYCLE).asText()));
        return used;
    }

    private List<Item> settings() {
        Map<String, ObjectNode> bodies = new TreeMap<>();
        objects.settings().forEach((name, value) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set(ObjectsOnTarget.VALUE, value);
            bodies.put(name, body);
        });
        return chosen(ObjectKind.CLUSTER_SETTING, bodies, Set.of());
    }

    private List<Item> chosen(ObjectKind kind, Map<String, ObjectNode> bodies, Set<String> used) {
        if (!scope.objects().containsKey(kind)) {
            return List.of();
        }
        List<Item> chosen = new ArrayList<>();
        new TreeMap<>(bodies).forEach((name, body) -> {
            switch (scope.object(kind, name, systemReason(kind, name, body), used.contains(name))) {
                case Verdict.Selected _ -> chosen.add(Item.ClusterObject.of(kind, name, body));
                case Verdict.LeftOut out -> leftOut.add(new LeftOut(kind.label(), name, out.reason()));
            }
        });
        return chosen;
    }

    private static Optional<String> systemReason(ObjectKind kind, String name, JsonNode body) {
        if (kind == ObjectKind.CLUSTER_SETTING) {
            return MovedSettings.reason(name);
        }
        return body.at("/_meta/managed").asBoolean()
                ? Optional.of("the product marks it as managed")
                : Optional.empty();
    }
}
