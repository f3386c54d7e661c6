package org.osmigrate.metadata;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.IndexOverride;
import org.osmigrate.transform.Rewritten;

/**
 * What is wanted of items whatever they have; it is applied after the rules, to what the target is to get.
 *
 * @param all in order
 * @param origins names of indices to their names in the source
 */
record Overrides(List<IndexOverride> all, Map<String, String> origins) {

    Overrides {
        all = List.copyOf(all);
        origins = Map.copyOf(origins);
    }

    /** {@code selected}: whether an index, by its name in the source, moves. */
    static Overrides of(List<IndexOverride> all, Snapshot snapshot, Predicate<String> selected) {
        return new Overrides(
                all,
                all.isEmpty()
                        ? Map.of()
                        : snapshot.indices().stream()
                                .filter(index -> selected.test(index.origin()))
                                .collect(Collectors.toMap(SnapshotIndex::name, SnapshotIndex::origin)));
    }

    /** The body and the findings with what the overrides made of them. */
    Rewritten on(Item item, Rewritten rewritten) {
        List<Finding> findings = all.stream()
                .filter(override -> concerns(override, item))
                .flatMap(override -> override.apply(rewritten.body()).stream())
                .toList();
        return new Rewritten(
                rewritten.body(),
                Stream.concat(rewritten.findings().stream(), findings.stream()).toList());
    }

    private boolean concerns(IndexOverride override, Item item) {
        return switch (item) {
            case Item.Index index -> override.concernsIndex(origins.getOrDefault(index.name(), index.name()));
            case Item.IndexTemplate _, Item.ComponentTemplate _, Item.LegacyTemplate _ ->
                override.concernsTemplate(item.name());
            case Item.DataStream _, Item.ClusterObject _ -> false;
        };
    }
}
