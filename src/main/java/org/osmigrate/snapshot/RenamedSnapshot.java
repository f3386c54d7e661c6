package org.osmigrate.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.version.Version;

/**
 * A snapshot of which indices move under other names.
 *
 * @param snapshot as it is
 * @param chosen the indices, by their names in the cluster, that are looked at
 * @param newName of an index by the name it would have
 */
public record RenamedSnapshot(Snapshot snapshot, Predicate<String> chosen, UnaryOperator<String> newName)
        implements Snapshot {

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
    public GlobalMetadata globalMetadata() {
        return snapshot.globalMetadata();
    }

    @Override
    public ClusterObjects clusterObjects() {
        return snapshot.clusterObjects();
    }

    @Override
    public List<MissingShard> missingShards() {
        return snapshot.missingShards();
    }

    /**
     * The indices under the names they move to.
     *
     * @throws CheckFailed when two chosen ones would have the same
     */
    @Override
    public List<SnapshotIndex> indices() {
        List<SnapshotIndex> moved =
                snapshot.indices().stream().map(this::renamed).toList();
        Map<String, String> origins = new HashMap<>();
        for (SnapshotIndex index : moved) {
            String other = chosen.test(index.origin()) ? origins.putIfAbsent(index.name(), index.origin()) : null;
            if (other != null) {
                throw new CheckFailed(
                        "the indices " + other + " and " + index.origin() + " would both move to " + index.name(),
                        "Correct transforms.rename-index, or leave one of them out with exclude.indices.");
            }
        }
        return moved;
    }

    private SnapshotIndex renamed(SnapshotIndex index) {
        String name = newName.apply(index.name());
        return name.equals(index.name()) ? index : new RenamedIndex(index, name);
    }
}
