package org.osmigrate.backfill;

import java.util.Optional;
import java.util.function.Function;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.Control;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkerLease;
import org.osmigrate.work.WorkerLease.Wish;

/** What a worker does under one lease: claim a range, read it, send it, until nothing is left. */
final class Shift implements AutoCloseable {

    private static final long IDLE_MILLIS = 250;
    private static final int IDLE_WAITS = 4;

    private final WorkerLease lease;
    private final BackfillSettings settings;
    private final Orders orders;
    private final FailedDocuments failed;
    private final IndexPreparation preparation;
    private final Function<WorkItem, Admission> admissions;
    private final BulkDispatcher dispatcher;
    private final Delta delta;
    private final Checkpoints checkpoints;
    private final RangeReaders readers;

    Shift(
            WorkerLease lease,
            WorkIndex work,
            BackfillSettings settings,
            Orders orders,
            FailedDocuments failed,
            IndexPreparation preparation,
            Function<WorkItem, OpenShard> shards,
            Function<WorkItem, Admission> admissions,
            BulkDispatcher dispatcher,
            Delta delta) {
        this.delta = delta;
        this.lease = lease;
        this.settings = settings;
        this.orders = orders;
        this.failed = failed;
        this.preparation = preparation;
        this.admissions = admissions;
        this.dispatcher = dispatcher;
        this.checkpoints = new Checkpoints(work, failed, dispatcher::abort);
        this.readers =
                new RangeReaders(settings.readers(), number -> new RangeReader(number, settings.versions(), shards));
    }

    /** Works until nothing is left or the process is told to stop. */
    void run() throws InterruptedException {
        try {
            claimAll();
            while (!readers.awaitAll(IDLE_MILLIS)) {
                checkLease();
            }
            dispatcher.drain();
        } catch (RuntimeException | Error | InterruptedException e) {
            // The readers see it and stop; the first failure of all is the one to tell of.
            dispatcher.abort(e);
            dispatcher.check();
            throw e;
        }
        dispatcher.check();
    }

    private void claimAll() throws InterruptedException {
        Patience patience = new Patience(settings.retryBudget());
        boolean left = true;
        while (left && dispatcher.running() && !orders.stopping()) {
            try {
                left = step();
                patience.progress();
            } catch (Unreachable | RequestRefused | CheckFailed e) {
                patience.pauseBefore(e);
            }
        }
    }

    /** Has one range read, or waits a little where there is none to claim; false when nothing is left. */
    private boolean step() throws InterruptedException {
        RangeReader reader = idleReader();
        Control control = orders.current();
        Wish wish = new Wish(reader.last(), control.preferred(), control.pausedIndices())
                .of(reader.number(), readers.besides(reader))
                .whileClearing(delta.clearing());
        if (claimAndRead(reader, control, wish) || othersRead()) {
            return true;
        }
        dispatcher.drain();
        checkpoints.saveAll();
        if (claimAndRead(reader, control, wish.orForgotten())) {
            return true;
        }
        boolean left = lease.unfinished() > 0;
        if (left) {
            Thread.sleep(IDLE_MILLIS);
        }
        return left;
    }

    /**
     * Whether readers are still at something when nothing is to be claimed. Waits for one of them to be done, which may have
     * made work or ended the plan; all else can wait a second, and whoever asks sooner asks the state index for nothing.
     */
    private boolean othersRead() throws InterruptedException {
        int busy = readers.busy();
        for (int i = 0; i < IDLE_WAITS && !readers.awaitFewer(busy, IDLE_MILLIS) && !orders.stopping(); i++) {
            checkLease();
        }
        return readers.busy() > 0;
    }

    private RangeReader idleReader() throws InterruptedException {
        Optional<RangeReader> idle = readers.await(IDLE_MILLIS);
        while (idle.isEmpty()) {
            checkLease();
            idle = readers.await(IDLE_MILLIS);
        }
        return idle.get();
    }

    private boolean claimAndRead(RangeReader reader, Control control, Wish wish) {
        Optional<WorkItem> claimed = control.state() == Control.State.PAUSED ? Optional.empty() : lease.claim(wish);
        claimed.ifPresent(item -> read(reader, item));
        checkLease();
        return claimed.isPresent();
    }

    private void checkLease() {
        if (lease.lost()) {
            throw new LeaseLost();
        }
    }

    private void read(RangeReader reader, WorkItem item) {
        BulkForm form;
        try {
            form = preparation.prepare(item.index());
        } catch (CheckFailed blocked) {
            // An operator's block does not pass by itself.
            dispatcher.abort(blocked);
            return;
        }
        ItemRun run = new ItemRun(item);
        checkpoints.watch(run);
        if (!delta.admits(item)) {
            run.giveBack();
        } else if (item.deletes()) {
            readers.read(reader, item, _ -> delta.clear(run, settings, dispatcher, orders));
        } else {
            readers.read(
                    reader,
                    item,
                    sending(item, run, form.identified(!settings.terms().generateIds())));
        }
    }

    private RangeReaders.Reading sending(WorkItem item, ItemRun run, BulkForm form) {
        Admission admission = admissions.apply(item);
        return reader -> reader.read(
                item,
                shard -> new ItemReader(
                        run,
                        shard.sources(),
                        shard.changes(),
                        admission,
                        settings,
                        form,
                        failed,
                        checkpoints,
                        dispatcher,
                        orders));
    }

    @Override
    public void close() {
        try {
            readers.close();
        } finally {
            dispatcher.close();
            checkpoints.close();
        }
    }
}
