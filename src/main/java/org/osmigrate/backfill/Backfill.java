package org.osmigrate.backfill;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.backfill.BackfillReport.Moved;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.transform.IncompleteSource;
import org.osmigrate.work.Control;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkerLease;

/**
 * Moves the documents of a session's plan, beside any number of other workers: claims a range, reads it from its
 * watermark on, sends bulks side by side, keeps the watermark in the state index. Killed at any moment, what it had
 * claimed is taken over from there; what was sent beyond the mark is sent again under the same ids.
 */
public final class Backfill {

    private static final Duration LOST_POLL = Duration.ofMillis(100);

    private final Map<String, SnapshotIndex> indices;
    private final ClusterClient target;
    private final WorkIndex work;
    private final BackfillSettings settings;
    private final MissingIndex missing;
    private final Progress progress;
    private final Orders orders;
    private final Map<String, Admission> admissions = new HashMap<>();
    private final Since since;
    private Moved moved = new Moved(0, 0);

    /**
     * {@code indices} are those the plan was made of, {@code since} is the snapshot it was made since; {@code missing} sees to
     * those that the target does not have.
     */
    public Backfill(
            List<SnapshotIndex> indices,
            Since since,
            ClusterClient target,
            WorkIndex work,
            BackfillSettings settings,
            MissingIndex missing,
            Progress progress) {
        this.indices = indices.stream()
                .collect(Collectors.toMap(SnapshotIndex::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.since = since;
        this.target = target;
        this.work = work;
        this.settings = settings;
        this.missing = missing;
        this.progress = progress;
        this.orders = new Orders(work);
    }

    /** Tells it, from another thread, to end soon: what is on its way is waited for, the rest is given back. */
    public void stop() {
        orders.stop();
    }

    /**
     * Works until no range is left, those of other workers included, or until it is stopped.
     *
     * @param owner how others see this worker
     * @throws CheckFailed when an operator has aborted the session
     */
    public BackfillReport run(String owner) {
        long start = System.nanoTime();
        SettingsAside aside = new SettingsAside(target, work, settings.allRelaxations());
        TargetIndices onTarget = new TargetIndices(target, missing, settings.terms());
        IndexPreparation preparation = new IndexPreparation(onTarget, aside);
        FailedDocuments.requireWritable(settings, work.session());
        List<WorkItem> items = work.items();
        Delta delta = Delta.of(since, indices, work, items);
        begin(items);
        try (orders;
                FailedDocuments failed = new FailedDocuments(settings, work.session(), ThisWorker.name())) {
            while (!shift(owner, preparation, failed, delta)) {
                // Another worker has ended the lease, after a long silence of this one: it begins again as a new
                // worker.
            }
            List<WorkItem> after = finished();
            restore(after, aside, onTarget);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return BackfillReports.of(
                    indices.values(),
                    settings,
                    onTarget.created(),
                    after,
                    moved,
                    elapsed,
                    new RetriedNotes(work).byIndex(),
                    failed.where(),
                    delta.report());
        } finally {
            progress.end();
        }
    }

    /** By bytes to read: how many of the live documents are nested children is known only when they are read. */
    private void begin(List<WorkItem> items) {
        progress.begin("backfill", 0, items.stream().mapToLong(WorkItem::bytes).sum());
        for (WorkItem item : items) {
            if (item.deletes()) {
                progress.deleted(item.index(), item.progress().documents());
            }
            progress.advance(item.index(), item.deletes() ? 0 : item.progress().documents(), bytesRead(item));
        }
    }

    private static long bytesRead(WorkItem item) {
        return item.progress().done()
                ? item.bytes()
                : item.bytes() * (item.progress().watermark() - item.from()) / Math.max(1, item.to() - item.from());
    }

    /** Whether it came to an end; false when its lease was lost. */
    private boolean shift(String owner, IndexPreparation preparation, FailedDocuments failed, Delta delta) {
        try (WorkerLease lease = lease(owner);
                BulkDispatcher dispatcher = new BulkDispatcher(target, lease, settings, failed, progress)) {
            try (Shift shift = new Shift(
                    lease,
                    work,
                    settings,
                    orders,
                    failed,
                    preparation,
                    item -> shard(item, delta),
                    this::admission,
                    dispatcher,
                    delta)) {
                shift.run();
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted; what was acknowledged is kept", e);
            } catch (LeaseLost | MigrationFailure e) {
                if (!isLost(lease, e)) {
                    throw e;
                }
                return false;
            } finally {
                moved = moved.plus(dispatcher.moved());
            }
        }
    }

    /** Waits for the state where that is of use. */
    private WorkerLease lease(String owner) {
        try {
            return patientLease(owner);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before anything was claimed", e);
        }
    }

    private WorkerLease patientLease(String owner) throws InterruptedException {
        Patience patience = new Patience(settings.retryBudget());
        while (true) {
            try {
                return work.lease(owner, settings.lease());
            } catch (Unreachable | RequestRefused | CheckFailed e) {
                patience.pauseBefore(e);
            }
        }
    }

    /** An item that somebody else has written tells of it before the lease itself, which is looked at less often. */
    private boolean isLost(WorkerLease lease, RuntimeException failure) {
        long end = System.nanoTime() + settings.lease().toNanos();
        while (failure instanceof Conflict && !lease.lost() && System.nanoTime() < end) {
            try {
                Thread.sleep(LOST_POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return lease.lost();
            }
        }
        return lease.lost();
    }

    private List<WorkItem> finished() {
        if (orders.current().state() == Control.State.ABORTED) {
            throw new CheckFailed(
                    "session " + work.session() + " was aborted by 'osmigrate console abort'",
                    "What was moved is kept: 'osmigrate console resume' lets it go on, 'osmigrate console restore' gives"
                            + " indices back the settings they had before.");
        }
        List<WorkItem> items = work.items();
        items.stream()
                .filter(item -> !item.progress().done() && !orders.stopping())
                .findFirst()
                .ifPresent(item -> {
                    throw new IllegalStateException("range " + item.id() + " was left undone");
                });
        return items;
    }

    /** Settings are those of the indices behind a name. */
    private static void restore(List<WorkItem> items, SettingsAside aside, TargetIndices targets) {
        Set<String> unfilled = items.stream()
                .filter(item -> !item.progress().done())
                .map(WorkItem::index)
                .collect(Collectors.toSet());
        Set<String> behind = unfilled.stream()
                .flatMap(index -> targets.behind(index).stream())
                .collect(Collectors.toSet());
        aside.restore(index -> !unfilled.contains(index) && !behind.contains(index));
    }

    private OpenShard shard(WorkItem item, Delta delta) {
        SnapshotIndex index = index(item);
        refuseIncomplete(index);
        return new OpenShard(
                index.shard(item.shard()),
                BackfillPlanner.reading(index, settings),
                settings.transforms().of(index.origin()),
                delta.before(item));
    }

    private Admission admission(WorkItem item) {
        return admissions.computeIfAbsent(item.index(), _ -> Admission.to(index(item), work));
    }

    private SnapshotIndex index(WorkItem item) {
        SnapshotIndex index = indices.get(item.index());
        if (index == null) {
            throw new NotFound(
                    "the plan of session " + work.session() + " has index " + item.index()
                            + ", which is not in the snapshot or is left out by now",
                    "Run with the configuration the session was planned with, or begin another session.");
        }
        return index;
    }

    /** A plan that has such an index was made with the option: without it, parts of documents would be sent. */
    private void refuseIncomplete(SnapshotIndex index) {
        Optional<String> reason = IncompleteSource.reason(
                index.metadata().settings(), index.metadata().mappings());
        if (reason.isPresent() && !settings.reconstructSource()) {
            throw new UnsupportedFormat(
                    "index " + index.name() + " does not keep complete sources (" + reason.get() + "); session "
                            + work.session() + " was planned to rebuild them",
                    "Give backfill.reconstruct-source (--reconstruct-source) as the run that planned the session had it.");
        }
    }
}
