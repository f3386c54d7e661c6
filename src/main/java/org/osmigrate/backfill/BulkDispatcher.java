package org.osmigrate.backfill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.report.Progress;
import org.osmigrate.work.Hold;
import org.osmigrate.work.WorkItem;

/** Sends bulks side by side within the limit; the first failure stops everything. */
final class BulkDispatcher implements AutoCloseable {

    private final ClusterClient target;
    private final Hold hold;
    private final BackfillSettings settings;
    private final FailedDocuments failed;
    private final Progress progress;
    private final InFlightLimit limit;
    private final LargestRequest longest;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicLong taken = new AtomicLong();
    private final LongAdder documents = new LongAdder();
    private final LongAdder sourceBytes = new LongAdder();

    BulkDispatcher(
            ClusterClient target, Hold hold, BackfillSettings settings, FailedDocuments failed, Progress progress) {
        this.target = target;
        this.hold = hold;
        this.settings = settings;
        this.failed = failed;
        this.progress = progress;
        this.longest = new LargestRequest(target);
        this.limit = new InFlightLimit(settings.bulksInFlight(), settings.bytesInFlight());
    }

    /** A bulk, where it belongs, and the documents before its end that could not even be sent. */
    record Shipment(
            ItemRun item,
            BulkBody body,
            Watermark.Chunk chunk,
            long sourceBytes,
            long bytesRead,
            Map<String, Long> unsendable) {}

    /** Waits for room, then sends in the background. */
    void dispatch(Shipment shipment) throws InterruptedException {
        long bytes = shipment.body().bytes();
        limit.acquire(bytes);
        try {
            threads.execute(() -> run(shipment));
        } catch (RejectedExecutionException stopped) {
            limit.release(bytes);
        }
    }

    private void run(Shipment shipment) {
        try {
            ship(shipment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            abort(e);
        } finally {
            limit.release(shipment.body().bytes());
        }
    }

    private void ship(Shipment shipment) throws InterruptedException {
        List<Delivery.Refusal> refusals = new Delivery(target, limit, hold, settings, taken).deliver(shipment.body());
        WorkItem item = shipment.item().saved();
        long refusedBytes = 0;
        long allowed = 0;
        long newer = 0;
        Map<String, Long> causes = new TreeMap<>(shipment.unsendable());
        for (Delivery.Refusal refusal : refusals) {
            refusedBytes += refusal.source().remaining();
            if (isNewer(refusal)) {
                newer++;
            } else if (settings.allowedErrors().contains(refusal.failure().type())) {
                allowed++;
            } else {
                FailedDocuments.Entry entry = refusal.entry(item.index(), item.shard(), item.segment());
                causes.merge(entry.type(), 1L, Long::sum);
                failed.append(entry, refusal.source());
            }
        }
        long accepted = (long) shipment.body().items() - refusals.size();
        long acceptedBytes = shipment.sourceBytes() - refusedBytes;
        shipment.item()
                .watermark()
                .acknowledge(shipment.chunk(), new Tally(accepted, acceptedBytes, causes, allowed, newer));
        documents.add(accepted);
        sourceBytes.add(acceptedBytes);
        progress.advance(shipment.item().saved().index(), accepted, shipment.bytesRead());
    }

    /** With versions a conflict says that the target has the document already, as it was sent or as it became since. */
    private boolean isNewer(Delivery.Refusal refusal) {
        return settings.versions().readsVersions()
                && refusal.failure().status() == 409
                && refusal.failure().type().equals("version_conflict_engine_exception");
    }

    /** Stops everything; the first cause is the one that {@link #check} throws. */
    void abort(Throwable cause) {
        failure.compareAndSet(null, cause);
        threads.shutdownNow();
    }

    /** What the target has accepted from here. */
    BackfillReport.Moved moved() {
        return new BackfillReport.Moved(documents.sum(), sourceBytes.sum());
    }

    /** Whether reading should go on. */
    boolean running() {
        return failure.get() == null;
    }

    /** Waits until there is room for a document that is long itself: nothing else is on its way then. */
    void makeRoom() {
        try {
            limit.awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort(e);
        }
    }

    /** Why a document of so many bytes would not be taken; empty when it would. */
    String tooLong(long source) {
        return longest.refusal(source);
    }

    /** Waits until every bulk has ended. */
    void drain() throws InterruptedException {
        limit.awaitIdle();
    }

    /** Throws what stopped the sending, if anything has. */
    void check() {
        Throwable cause = failure.get();
        switch (cause) {
            case null -> {}
            case MigrationFailure expected -> throw expected;
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            default -> throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
