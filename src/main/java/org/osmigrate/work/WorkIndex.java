package org.osmigrate.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.osmigrate.cluster.ClusterClient;

/**
 * The state of a session in the index {@code .osmigrate-SESSION}. Whatever is written is written by compare-and-set, so
 * that any process may die at any moment and any other sees the same state.
 */
public interface WorkIndex extends Notes {

    /**
     * Opens a session's state.
     *
     * @throws org.osmigrate.failure.Conflict for an index of a newer schema version
     */
    static WorkIndex open(ClusterClient coordinator, String session) {
        return StateIndex.open(coordinator, session);
    }

    /** The plan, by realtime get; empty when there is none yet. Does not create the index. */
    Optional<Plan> plan();

    /**
     * Writes the plan and its items without making it ready: workers go on waiting. The same again changes nothing.
     *
     * @throws org.osmigrate.failure.Conflict when the session is about another source or snapshot
     */
    Plan announce(Plan plan, List<WorkItem> items);

    /**
     * Writes the plan and its items and makes it ready last; the same again changes nothing and keeps the progress.
     *
     * @throws org.osmigrate.failure.Conflict when the session is about another source or snapshot
     */
    Plan publish(Plan plan, List<WorkItem> items);

    /**
     * The plan of an earlier run, if it is complete.
     *
     * @throws org.osmigrate.failure.Conflict when it is about another source, snapshot or configuration than the wanted one
     */
    Optional<Plan> resume(Plan wanted);

    /** Every item, after a refresh, by index, shard, segment and range. */
    List<WorkItem> items();

    /**
     * Writes the progress of an item if nobody else has since it was read.
     *
     * @throws org.osmigrate.failure.Conflict when somebody has: stop sending
     */
    WorkItem save(WorkItem item);

    /**
     * The indices of which deletions are not finished, after a refresh: at least those, for deletions that were finished
     * meanwhile never come back.
     */
    Set<String> clearing();

    /** One item as it is now, by realtime get; empty when there is none of that id. */
    Optional<WorkItem> item(String id);

    /**
     * Joins the session's workers.
     *
     * @param owner how others see the worker, for example {@code backfill-worker on HOST, process 4711}
     * @param time how long others have to see no sign of life before they take over what the worker has claimed
     */
    WorkerLease lease(String owner, Duration time);

    /** The workers that have neither left nor been replaced, after a refresh; one that died lately is among them. */
    List<LiveWorker> workers();

    /**
     * Waits for all workers to leave, and ends the leases of those that have gone without.
     *
     * @param patience how long
     * @return those that are still at work
     */
    List<LiveWorker> outlast(Duration lease, Duration patience);

    /** What operators have asked the workers for, by realtime get. */
    Control control();

    /** Changes what is asked of the workers. */
    Control control(UnaryOperator<Control> change);

    /**
     * Takes the right to act in a role.
     *
     * @param owner how others see the holder, for example {@code console run on HOST, process 4711}
     * @throws org.osmigrate.failure.Conflict when a live process has it, naming that one
     */
    Hold hold(String role, String owner, Duration lease);

    /** A worker of the session: the name its claims bear, and how others see it. */
    record LiveWorker(String name, String owner) {}
}
