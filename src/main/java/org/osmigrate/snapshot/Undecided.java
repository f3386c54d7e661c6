package org.osmigrate.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import org.osmigrate.failure.CheckFailed;

/** Says what either answer would do to indices with several mapping types. */
final class Undecided {

    private Undecided() {}

    static CheckFailed of(List<SnapshotIndex> indices) {
        String named = indices.stream()
                .map(index -> index.name() + " (" + String.join(", ", types(index)) + ")")
                .collect(Collectors.joining(", "));
        return new CheckFailed(
                "these indices have several mapping types, which the target does not know: " + named,
                "Choose with metadata.multi-type. --multi-type split makes " + split(indices)
                        + ", each with its type's mapping, the index's settings and all of its aliases. --multi-type merge"
                        + " makes " + merge(indices)
                        + "; ids that occur in two types become failed documents, and only reading them tells which.");
    }

    private static String split(List<SnapshotIndex> indices) {
        return indices.stream()
                .flatMap(index -> types(index).stream().map(type -> PartName.plain(index.name(), type)))
                .collect(Collectors.joining(", "));
    }

    private static String merge(List<SnapshotIndex> indices) {
        return indices.stream().map(Undecided::merge).collect(Collectors.joining(", "));
    }

    private static String merge(SnapshotIndex index) {
        MappingUnion.United united = MappingUnion.of(index.metadata().types());
        return united.conflicts().isEmpty()
                ? index.name() + " with " + united.mapping().path("properties").size() + " fields"
                : "no " + index.name() + ", since its types disagree on " + String.join("; ", united.conflicts());
    }

    private static List<String> types(SnapshotIndex index) {
        return index.metadata().types().names();
    }
}
