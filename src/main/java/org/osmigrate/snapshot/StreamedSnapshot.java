package org.osmigrate.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.selection.NamePattern;
import org.osmigrate.selection.Selection;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;

/**
 * A snapshot in which a data stream is one index under its own name: over the shards of all its backing indices, which are
 * not seen themselves. A data stream is chosen by its name; a backing index that is excluded by its exact name is left out.
 */
public final class StreamedSnapshot implements Snapshot {

    private static final int FIRST_MAJOR = 7;
    private static final int FIRST_MINOR = 9;

    private final Snapshot snapshot;
    private final Selection selection;
    private Optional<GlobalMetadata> global = Optional.empty();

    private StreamedSnapshot(Snapshot snapshot, Selection selection) {
        this.snapshot = snapshot;
        this.selection = selection;
    }

    /** The snapshot itself where its version had no data streams. */
    public static Snapshot of(Snapshot snapshot, Selection selection) {
        return hasStreams(snapshot.version()) ? new StreamedSnapshot(snapshot, selection) : snapshot;
    }

    /** Whether a cluster of a version may have data streams. */
    public static boolean hasStreams(Version version) {
        return version.flavour() == Flavour.OPENSEARCH
                || version.major() > FIRST_MAJOR
                || (version.major() == FIRST_MAJOR && version.minor() >= FIRST_MINOR);
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

    /** A shard that a backing index lacks is one that its data stream lacks. */
    @Override
    public List<MissingShard> missingShards() {
        List<MissingShard> missing = snapshot.missingShards();
        return missing.isEmpty()
                ? missing
                : missing.stream()
                        .filter(shard -> !isExcluded(shard.index()))
                        .map(this::ofStream)
                        .toList();
    }

    private MissingShard ofStream(MissingShard shard) {
        return globalMetadata().dataStreams().entrySet().stream()
                .filter(stream -> stream.getValue().contains(shard.index()))
                .findFirst()
                .map(stream -> new MissingShard(
                        stream.getKey(),
                        shard.shard(),
                        "of its backing index " + shard.index() + ": " + shard.reason()))
                .orElse(shard);
    }

    @Override
    public ClusterObjects clusterObjects() {
        return snapshot.clusterObjects();
    }

    @Override
    public GlobalMetadata globalMetadata() {
        global = Optional.of(global.orElseGet(snapshot::globalMetadata));
        return global.get();
    }

    /**
     * The indices and, as one index each, the data streams.
     *
     * @throws CheckFailed for a backing index that include names
     */
    @Override
    public List<SnapshotIndex> indices() {
        List<SnapshotIndex> all = snapshot.indices();
        Map<String, List<String>> streams = globalMetadata().dataStreams();
        if (streams.isEmpty()) {
            return all;
        }
        Map<String, SnapshotIndex> byName =
                all.stream().collect(Collectors.toMap(SnapshotIndex::name, Function.identity()));
        Map<String, SnapshotIndex> seen = new HashMap<>(byName);
        Set<String> hidden = new HashSet<>();
        new LinkedHashMap<>(streams).forEach((name, backing) -> {
            refuseNamed(name, backing);
            hidden.addAll(backing);
            List<SnapshotIndex> members = backing.stream()
                    .filter(index -> byName.containsKey(index) && !isExcluded(index))
                    .map(byName::get)
                    .toList();
            if (!members.isEmpty()) {
                seen.put(name, new StreamIndex(name, members));
            }
        });
        hidden.forEach(seen::remove);
        return sorted(seen);
    }

    private static List<SnapshotIndex> sorted(Map<String, SnapshotIndex> indices) {
        List<String> names = new ArrayList<>(indices.keySet());
        names.sort(null);
        return names.stream().map(indices::get).toList();
    }

    private boolean isExcluded(String backing) {
        return selection.exclude().stream()
                .anyMatch(pattern -> pattern instanceof NamePattern.Exact && pattern.matches(backing));
    }

    private void refuseNamed(String stream, List<String> backing) {
        backing.stream().filter(selection.named()::contains).findFirst().ifPresent(named -> {
            throw new CheckFailed(
                    named + " is a backing index of data stream " + stream + ": it is not moved under its own name",
                    "Name the data stream in include; backing indices that are not to be moved go into exclude.indices"
                            + " by their exact names.");
        });
    }
}
