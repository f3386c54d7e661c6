package org.osmigrate.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * A snapshot of the time of mapping types, in which every chosen index has at most one: those that had several are parts,
 * or merged.
 */
public final class TypedSnapshot implements Snapshot {

    private static final int FIRST_WITHOUT_TYPES = 7;

    private final Snapshot snapshot;
    private final Predicate<String> chosen;
    private final MultiType multiType;
    private final String joinField;
    private final TypeTargets targets;

    private TypedSnapshot(
            Snapshot snapshot, Predicate<String> chosen, MultiType multiType, String joinField, TypeTargets targets) {
        this.targets = targets;
        this.joinField = joinField;
        this.snapshot = snapshot;
        this.chosen = chosen;
        this.multiType = multiType;
    }

    /**
     * The snapshot itself where its version had no mapping types.
     *
     * @param chosen the indices, by their names in the cluster, that are looked at
     */
    public static Snapshot of(Snapshot snapshot, Predicate<String> chosen, MultiType multiType) {
        return of(snapshot, chosen, multiType, "", TypeTargets.UNSAID);
    }

    /**
     * The same; indices with parents and children, which have to be merged for it, get a join field.
     *
     * @param joinField its name; empty where children keep their parent's id as routing alone
     * @param targets where the types of some indices go, whatever becomes of the others
     */
    public static Snapshot of(
            Snapshot snapshot, Predicate<String> chosen, MultiType multiType, String joinField, TypeTargets targets) {
        return hasTypes(snapshot.version())
                ? new TypedSnapshot(snapshot, chosen, multiType, joinField, targets)
                : snapshot;
    }

    /** Whether an index may have several types. */
    public static boolean hasTypes(Version version) {
        return version.flavour() == Flavour.ELASTICSEARCH && version.major() < FIRST_WITHOUT_TYPES;
    }

    @Override
    public String name() {
        return snapshot.name();
    }

    @Override
    public String uuid() {
        return snapshot.uuid();
    }

    @Override
    public Version version() {
        return snapshot.version();
    }

    @Override
    public List<MissingShard> missingShards() {
        return snapshot.missingShards();
    }

    /** Templates of several types are united where indices are; one that cannot be stays as it is. */
    @Override
    public GlobalMetadata globalMetadata() {
        GlobalMetadata global = snapshot.globalMetadata();
        if (multiType != MultiType.MERGE) {
            return global;
        }
        Map<String, ObjectNode> legacy = new HashMap<>(global.legacyTemplates());
        global.legacyTypes().forEach((name, types) -> {
            MappingUnion.United united = MappingUnion.of(types);
            if (types.names().size() > 1 && united.conflicts().isEmpty()) {
                ObjectNode body = legacy.get(name).deepCopy();
                body.set("mappings", united.mapping());
                legacy.put(name, body);
            }
        });
        return new GlobalMetadata(legacy, global.legacyTypes(), global.componentTemplates(), global.indexTemplates());
    }

    @Override
    public ClusterObjects clusterObjects() {
        return snapshot.clusterObjects();
    }

    /**
     * The indices under the names they move to.
     *
     * @throws CheckFailed naming every index with several types that cannot be moved as things are
     */
    @Override
    public List<SnapshotIndex> indices() {
        List<SnapshotIndex> indices = snapshot.indices();
        List<SnapshotIndex> several = indices.stream()
                .filter(index -> hasSeveral(index) && !isDirected(index))
                .toList();
        refuseUnmergedParents(indices);
        if (!several.isEmpty() && multiType == MultiType.UNDECIDED) {
            throw Undecided.of(several);
        }
        List<SnapshotIndex> moved = new ArrayList<>();
        for (SnapshotIndex index : indices) {
            if (isDirected(index)) {
                moved.addAll(directed(index));
            } else {
                moved.addAll(several.contains(index) ? moved(index) : List.of(index));
            }
        }
        refuseEqualNames(moved);
        return List.copyOf(moved);
    }

    private boolean hasSeveral(SnapshotIndex index) {
        return chosen.test(index.name()) && (index.metadata().types().names().size() > 1 || isJoined(index));
    }

    private boolean isDirected(SnapshotIndex index) {
        if (!chosen.test(index.name())) {
            return false;
        }
        List<String> types = index.metadata().types().names();
        boolean directed =
                types.stream().anyMatch(type -> targets.of(index.name(), type).isPresent());
        if (!directed && targets.names(index.name())) {
            throw new CheckFailed(
                    "transforms.type-mapping names index " + index.name() + ", but none of its types: "
                            + String.join(", ", types),
                    "Correct the names of the types there.");
        }
        return directed;
    }

    /** An index for each name; types that nothing was said of are in none of them. */
    private List<SnapshotIndex> directed(SnapshotIndex index) {
        refuseJoined(index);
        TypeMappings types = index.metadata().types();
        Map<String, List<String>> byName = new LinkedHashMap<>();
        types.names()
                .forEach(type -> targets.of(index.name(), type)
                        .map(name -> PartName.checked(name, index.name(), type))
                        .ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(type)));
        List<SnapshotIndex> parts = new ArrayList<>();
        byName.forEach((name, some) -> parts.add(directed(index, name, some, parts.isEmpty())));
        return parts;
    }

    private void refuseJoined(SnapshotIndex index) {
        if (isJoined(index)) {
            throw new CheckFailed(
                    "parents and children of index " + index.name()
                            + " are to be joined, and type-mapping sends its types" + " elsewhere",
                    "Leave the index out of transforms.type-mapping, or --parent out.");
        }
    }

    private static SnapshotIndex directed(SnapshotIndex index, String name, List<String> some, boolean first) {
        TypeMappings types = index.metadata().types();
        Set<String> known = Set.copyOf(types.names());
        if (some.size() == 1) {
            DocumentTypes one = new DocumentTypes.One(some.getFirst(), known, first);
            return new TypedIndex(index, name, one, types.byType().get(some.getFirst()), "");
        }
        TreeMap<String, ObjectNode> mappings = new TreeMap<>();
        some.forEach(type -> mappings.put(type, types.byType().get(type)));
        return new TypedIndex(
                index,
                name,
                new DocumentTypes.Merged(some, known, first),
                united(index, new TypeMappings(mappings)).mapping(),
                "");
    }

    private boolean isJoined(SnapshotIndex index) {
        return !joinField.isEmpty() && !Relations.of(index.metadata().types()).isEmpty();
    }

    private void refuseUnmergedParents(List<SnapshotIndex> indices) {
        if (multiType == MultiType.MERGE) {
            return;
        }
        String named = indices.stream()
                .filter(index -> chosen.test(index.name()) && isJoined(index))
                .map(SnapshotIndex::name)
                .collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            throw new CheckFailed(
                    "parents and children of these indices cannot be joined unless they are in one index: " + named,
                    "Give --multi-type merge with --parent join, or leave --parent out: children then keep their"
                            + " parent's id as routing.");
        }
    }

    private List<SnapshotIndex> moved(SnapshotIndex index) {
        return multiType == MultiType.SPLIT ? split(index) : List.of(merged(index));
    }

    private static List<SnapshotIndex> split(SnapshotIndex index) {
        TypeMappings types = index.metadata().types();
        List<SnapshotIndex> parts = new ArrayList<>();
        for (String type : types.names()) {
            String name = PartName.of(index.name(), type);
            DocumentTypes documents = new DocumentTypes.One(type, Set.copyOf(types.names()), parts.isEmpty());
            parts.add(new TypedIndex(index, name, documents, types.byType().get(type), ""));
        }
        return parts;
    }

    private SnapshotIndex merged(SnapshotIndex index) {
        TypeMappings types = index.metadata().types();
        MappingUnion.United united = united(index, types);
        DocumentTypes merged = new DocumentTypes.Merged(types.names());
        return isJoined(index)
                ? new TypedIndex(index, index.name(), merged, joined(index, united.mapping()), joinField)
                : new TypedIndex(index, index.name(), merged, united.mapping(), "");
    }

    private static MappingUnion.United united(SnapshotIndex index, TypeMappings types) {
        MappingUnion.United united = MappingUnion.of(types);
        if (!united.conflicts().isEmpty()) {
            throw new CheckFailed(
                    "the mapping types of index " + index.name() + " cannot be merged, they disagree on: "
                            + String.join("; ", united.conflicts()),
                    "Split the types (--multi-type split), or leave the index out with exclude.indices.");
        }
        return united;
    }

    private ObjectNode joined(SnapshotIndex index, ObjectNode mapping) {
        if (mapping.path("properties").has(joinField)) {
            throw new CheckFailed(
                    "index " + index.name() + " has a field " + joinField + " already, which cannot tell its parents"
                            + " and children",
                    "Give the join field another name with metadata.join-field (--join-field).");
        }
        ObjectNode joined = mapping.deepCopy();
        joined.withObjectProperty("properties")
                .set(joinField, Relations.of(index.metadata().types()).joinField());
        return joined;
    }

    private void refuseEqualNames(List<SnapshotIndex> moved) {
        Set<String> names = new HashSet<>();
        String twice = moved.stream()
                .filter(index -> chosen.test(index.origin()))
                .map(SnapshotIndex::name)
                .filter(name -> !names.add(name))
                .collect(Collectors.joining(", "));
        if (!twice.isEmpty()) {
            throw new CheckFailed(
                    "two indices would have the same name on the target: " + twice,
                    "Merge the types (--multi-type merge), correct transforms.type-mapping, or leave one of the indices out with"
                            + " exclude.indices.");
        }
    }
}
