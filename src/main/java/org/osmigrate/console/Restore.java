package org.osmigrate.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osmigrate.backfill.SettingsAside;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Control.State;
import org.osmigrate.work.Hold;
import org.osmigrate.work.SetAside;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkIndex.LiveWorker;

/**
 * Gives the indices of a session that is not to go on the settings back that were set aside. The session is aborted first,
 * and all workers have to be gone: a document that is on its way would go through a final pipeline a second time.
 */
public final class Restore {

    private final Workspace workspace;

    public Restore(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Ends the session and puts everything back.
     *
     * @throws Conflict when a run or a worker does not end
     */
    @SuppressWarnings("try")
    public RestoreReport run() {
        WorkIndex work = workspace.work();
        Duration lease = workspace.settings().backfill().lease();
        ControlReport.change(work, control -> control.in(State.ABORTED));
        requireNobody(work, lease);
        try (Hold hold = work.hold("run", Owner.of("console restore"), lease)) {
            Map<String, List<SetAside>> restored =
                    new SettingsAside(workspace.target(), work, List.of()).restore(index -> true);
            return new RestoreReport(work.session(), restored);
        }
    }

    private static void requireNobody(WorkIndex work, Duration lease) {
        List<LiveWorker> left = work.outlast(lease, lease.multipliedBy(3));
        if (!left.isEmpty()) {
            throw new Conflict(
                    "session " + work.session() + " was aborted, but these still work: "
                            + left.stream().map(LiveWorker::owner).collect(Collectors.joining(", ")),
                    "End them, and run the same command again.");
        }
    }
}
