package org.osmigrate.backfill;

import java.util.Optional;
import java.util.function.Function;
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

    private final WorkerLease lease;
    private final BackfillSettings settings;
    private final Orders orders;
    private final FailedDocuments failed;
    private final IndexPreparation preparation;
    private final Function<WorkItem, OpenShard> shards;
    private final Function<WorkItem, Admission> admissions;
    private final BulkDispatcher dispatcher;
    private final Delta delta;
    private final Checkpoints checkpoints;
    private Optional<WorkItem> last = Optional.empty();
    private Optional<OpenShard> open = Optional.empty();

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
        this.shards = shards;
        this.admissions = admissions;
        this.dispatcher = dispatcher;
        this.checkpoints = new Checkpoints(work, failed, dispatcher::abort);
    }

    /** Works until nothing is left or the process is told to stop. */
    void run() throws InterruptedException {
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
        dispatcher.drain();
        dispatcher.check();
    }

    /** Reads one range, or waits a little where there is none to claim; false when nothing is left. */
    private boolean step() throws InterruptedException {
        Control control = orders.current();
        Wish wish = new Wish(last, control.preferred(), control.pausedIndices()).whileClearing(delta.clearing());
        if (claimAndRead(control, wish)) {
            return true;
        }
        dispatcher.drain();
        checkpoints.saveAll();
        if (claimAndRead(control, wish.orForgotten())) {
            return true;
        }
        boolean left = lease.unfinished() > 0;
        if (left) {
            Thread.sleep(IDLE_MILLIS);
        }
        return left;
    }

    private boolean claimAndRead(Control control, Wish wish) {
        Optional<WorkItem> claimed = control.state() == Control.State.PAUSED ? Optional.empty() : lease.claim(wish);
        claimed.ifPresent(this::read);
        if (lease.lost()) {
            throw new LeaseLost();
        }
        return claimed.isPresent();
    }

    private void read(WorkItem item) {
        last = Optional.of(item);
        try {
            preparation.prepare(item.index());
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
            delta.clear(run, settings, dispatcher, orders);
        } else {
            send(item, run);
        }
    }

    private void send(WorkItem item, ItemRun run) {
        OpenShard shard = shard(item);
        ItemReader reader =
                new ItemReader(run, shard.sources(), admissions.apply(item), settings, failed, dispatcher, orders);
        shard.read(item, settings.versions(), reader);
        reader.finish();
    }

    private OpenShard shard(WorkItem item) {
        if (open.filter(shard -> shard.holds(item)).isEmpty()) {
            closeShard();
            open = Optional.of(shards.apply(item));
        }
        return open.orElseThrow();
    }

    private void closeShard() {
        open.ifPresent(OpenShard::close);
        open = Optional.empty();
    }

    @Override
    public void close() {
        closeShard();
        dispatcher.close();
        checkpoints.close();
    }
}
