package org.osmigrate.metadata;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osmigrate.metadata.MetadataReport.LeftOut;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.SnapshotIndex;

/** The mapping types that no index takes, since a type mapping names others of their index. */
final class TypesLeftOut {

    private TypesLeftOut() {}

    /** {@code selected}: names in the source of the indices that move. */
    static List<LeftOut> of(List<SnapshotIndex> indices, Set<String> selected) {
        Map<String, Set<String>> left = new TreeMap<>();
        Map<String, Set<String>> taken = new TreeMap<>();
        indices.stream().filter(index -> selected.contains(index.origin())).forEach(index -> {
            left.computeIfAbsent(index.origin(), _ -> new TreeSet<>()).addAll(known(index.types()));
            taken.computeIfAbsent(index.origin(), _ -> new TreeSet<>()).addAll(taken(index.types()));
        });
        return left.entrySet().stream()
                .flatMap(index -> index.getValue().stream()
                        .filter(type -> !taken.get(index.getKey()).contains(type))
                        .map(type -> leftOut(index.getKey(), type)))
                .toList();
    }

    private static LeftOut leftOut(String index, String type) {
        return new LeftOut(
                "mapping type", index + "/" + type, "type-mapping says nothing of it: its documents are not moved");
    }

    private static Set<String> known(DocumentTypes types) {
        return switch (types) {
            case DocumentTypes.One one -> one.known();
            case DocumentTypes.Merged merged -> merged.known();
            case DocumentTypes.All _, DocumentTypes.Backed _ -> Set.of();
        };
    }

    private static Set<String> taken(DocumentTypes types) {
        return switch (types) {
            case DocumentTypes.One one -> Set.of(one.type());
            case DocumentTypes.Merged merged -> Set.copyOf(merged.types());
            case DocumentTypes.All _, DocumentTypes.Backed _ -> Set.of();
        };
    }
}
