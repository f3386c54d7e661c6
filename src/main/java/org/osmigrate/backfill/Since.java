package org.osmigrate.backfill;

import java.util.List;
import java.util.Optional;
import org.osmigrate.snapshot.SnapshotIndex;

/**
 * An older snapshot of the same repository, from which the target has been filled: only what changed since is sent.
 *
 * @param name its name; empty where everything is sent
 * @param uuid what no other snapshot of the repository has
 * @param indices those of it that are chosen
 */
public record Since(String name, String uuid, List<SnapshotIndex> indices) {

    /** Nothing has been sent yet. */
    public static final Since NOTHING = new Since("", "", List.of());

    public Since {
        indices = List.copyOf(indices);
    }

    /** Whether there is an older snapshot. */
    public boolean isGiven() {
        return !uuid.isEmpty();
    }

    /** The index of a name; empty where the older snapshot has none. */
    Optional<SnapshotIndex> index(String wanted) {
        return indices.stream().filter(index -> index.name().equals(wanted)).findFirst();
    }
}
