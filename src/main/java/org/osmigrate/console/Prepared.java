package org.osmigrate.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.osmigrate.backfill.BackfillPlanner;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.config.MigrationSettings;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;

/** A snapshot that was opened to its last segment, and the work that is in it. */
record Prepared(Snapshot snapshot, List<SnapshotIndex> indices, BackfillPlanner.Work work, ClusterInfo target) {

    static Prepared of(Workspace workspace, ClusterInfo target) {
        Snapshot snapshot = workspace.snapshot();
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        return new Prepared(snapshot, indices, BackfillPlanner.plan(indices), target);
    }

    /** Writes the plan, or finds that it is the same as an earlier run's. */
    void publish(WorkIndex state, Workspace workspace) {
        Plan plan = new Plan(
                source(),
                snapshot.uuid(),
                workspace.location(),
                digest(workspace.settings()),
                work.items().size(),
                work.documents(),
                work.bytes(),
                false);
        state.publish(plan, work.items());
    }

    /** Of the snapshot alone: a run that reads it later need not reach the source. */
    private String source() {
        return snapshot.version().flavour().label() + " " + snapshot.version().number() + " (snapshot "
                + snapshot.name() + ")";
    }

    private String digest(MigrationSettings settings) {
        Map<String, String> decisive = settings.values().effective("include", "exclude");
        String text = decisive + " to " + target.uuid();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
