package org.osmigrate.metadata;

import java.nio.file.Path;
import java.util.List;
import org.osmigrate.selection.Selection;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.StreamedSnapshot;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.ObjectStore;

/** The golden snapshots as a migration sees them. */
final class GoldenSnapshots {

    private GoldenSnapshots() {}

    /** The later snapshot of a server, its types split into indices. */
    static Snapshot of(ObjectStore store) {
        Snapshot stored = SnapshotRepository.open(store).snapshot("snap-2");
        Snapshot typed = TypedSnapshot.of(stored, _ -> true, MultiType.SPLIT);
        return StreamedSnapshot.of(typed, new Selection(List.of("*"), List.of()));
    }

    static ObjectStore store(String server) {
        Path repository = Path.of("src/test/resources/snapshots", server, "repo");
        return ObjectStore.open(repository.toAbsolutePath().toString());
    }
}
