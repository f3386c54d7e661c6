package org.osmigrate.console;

import java.util.List;
import org.osmigrate.backfill.TransformTrial;
import org.osmigrate.report.Report;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;

/** What can be asked about the transformations of a migration. */
public final class TransformDesk {

    private final Workspace workspace;

    public TransformDesk(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What they make of at most so many documents of each chosen index. */
    public Report trial(int sample) {
        Snapshot snapshot = workspace.snapshot();
        List<SnapshotIndex> indices = workspace.indices(snapshot);
        return new TransformTrial(workspace.settings().backfill(), sample).of(indices);
    }
}
