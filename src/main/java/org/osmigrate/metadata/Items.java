package org.osmigrate.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.osmigrate.failure.NotFound;
import org.osmigrate.metadata.MetadataReport.LeftOut;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Verdict;
import org.osmigrate.snapshot.ClusterObjects;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.GlobalMetadata;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;

/** Sorts a snapshot's indices and templates into those that move, in the order of creation, and those that do not. */
final class Items {

    private final Snapshot snapshot;
    private final Scope scope;
    private final List<Item> moved = new ArrayList<>();
    private final List<Item> streams = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Items(Snapshot snapshot, Scope scope) {
        this.snapshot = snapshot;
        this.scope = scope;
    }

    /**
     * What moves and what does not. Scripts and pipelines come first, since settings name them; then indices, so that no
     * migrated template applies to a migrated index; a component template comes before the templates that are composed of
     * it, data streams after all of them; policies last, so that none takes an index that is still to be filled.
     */
    record Sorted(List<Item> moved, List<LeftOut> leftOut) {}

    static Sorted of(Snapshot snapshot, Scope scope) {
        Items items = new Items(snapshot, scope);
        items.sort();
        ClusterObjects objects = snapshot.clusterObjects();
        ObjectItems.Chosen others = ObjectItems.of(objects, scope, items.moved);
        List<Item> all = new ArrayList<>(others.items());
        all.addAll(items.moved);
        List<LeftOut> leftOut = new ArrayList<>(items.leftOut);
        leftOut.addAll(others.leftOut());
        if (!scope.objects().isEmpty()) {
            leftOut.addAll(NotMovable.of(snapshot, objects.state()));
        }
        all.sort(Comparator.comparing(Items::stage));
        return new Sorted(List.copyOf(all), List.copyOf(leftOut));
    }

    private static int stage(Item item) {
        return switch (item) {
            case Item.ClusterObject object -> object.precedesIndices() ? 0 : 4;
            case Item.Index _ -> 1;
            case Item.ComponentTemplate _, Item.IndexTemplate _, Item.LegacyTemplate _ -> 2;
            case Item.DataStream _ -> 3;
        };
    }

    private void sort() {
        Set<String> indices = indices();
        GlobalMetadata global = snapshot.globalMetadata();
        List<Item> indexTemplates = templates(
                "index template",
                global.indexTemplates(),
                template -> scope.indexTemplate(template, indices),
                (name, body) -> new Item.IndexTemplate(name, Bodies.nested(body)));
        Set<String> used = parts(indexTemplates);
        moved.addAll(templates(
                "component template",
                global.componentTemplates(),
                template -> scope.componentTemplate(template, used),
                (name, body) -> new Item.ComponentTemplate(name, Bodies.nested(body))));
        moved.addAll(indexTemplates);
        moved.addAll(templates(
                "legacy template",
                global.legacyTemplates(),
                template -> scope.legacyTemplate(template, indices),
                (name, body) -> new Item.LegacyTemplate(name, Bodies.flat(body))));
        moved.addAll(streams);
    }

    private Set<String> indices() {
        Set<String> missing = new HashSet<>(scope.indices().named());
        Set<String> selected = new HashSet<>();
        for (SnapshotIndex index : snapshot.indices()) {
            missing.remove(index.origin());
            if (keep("index", index.name(), scope.indices().decide(index.origin()))) {
                selected.add(index.origin());
                if (index.types() instanceof DocumentTypes.Backed) {
                    streams.add(new Item.DataStream(index.name()));
                } else {
                    moved.add(ReadIndex.of(index));
                }
            }
        }
        leftOut.addAll(TypesLeftOut.of(snapshot.indices(), selected));
        if (!missing.isEmpty()) {
            throw new NotFound(
                    "Snapshot " + snapshot.name() + " has no index '"
                            + missing.iterator().next() + "', which include names",
                    "Correct the name in include, or use a glob if it may be absent.");
        }
        return selected;
    }

    private List<Item> templates(
            String kind,
            Map<String, ObjectNode> templates,
            Function<Scope.Template, Verdict> verdict,
            BiFunction<String, ObjectNode, Item> item) {
        return new TreeMap<>(templates)
                .entrySet().stream()
                        .filter(entry ->
                                keep(kind, entry.getKey(), verdict.apply(described(entry.getKey(), entry.getValue()))))
                        .map(entry -> item.apply(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private boolean keep(String kind, String name, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Selected _ -> true;
            case Verdict.LeftOut out -> {
                leftOut.add(new LeftOut(kind, name, out.reason()));
                yield false;
            }
        };
    }

    private static Scope.Template described(String name, JsonNode body) {
        List<String> patterns = StreamSupport.stream(body.path("index_patterns").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new Scope.Template(name, patterns, body.at("/_meta/managed").asBoolean());
    }

    private static Set<String> parts(Collection<Item> templates) {
        return templates.stream()
                .flatMap(item -> ((Item.IndexTemplate) item).composedOf().stream())
                .collect(Collectors.toSet());
    }
}
