package org.osmigrate.backfill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.RequestRefused;
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
    private final Semaphore longDocument = new Semaphore(1);
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

    /**
     * A bulk, where it belongs, and the documents before its end that could not even be sent.
     *
     * @param sentBefore documents sent without ids that somebody may have sent before
     */
    record Shipment(
            ItemRun item,
            BulkBody body,
            Watermark.Chunk chunk,
            long sourceBytes,
            long bytesRead,
            Map<String, Long> unsendable,
            long sentBefore) {}

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
        Delivery delivery = new Delivery(target, limit, hold, settings, taken);
        List<Delivery.Refusal> refusals = delivery.deliver(shipment.body());
        WorkItem item = shipment.item().saved();
        long refusedBytes = 0;
        long allowed = 0;
        long newer = 0;
        long there = 0;
        Map<String, Long> causes = new TreeMap<>(shipment.unsendable());
        for (Delivery.Refusal refusal : refusals) {
            if (item.deletes() && !refusal.isNewer() && !isAllowed(refusal)) {
                throw undeleted(item, refusal);
            }
            refusedBytes += refusal.source().remaining();
            if (refusal.isNewer()) {
                newer++;
            } else if (refusal.isThere()) {
                there++;
            } else if (isAllowed(refusal)) {
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
                .acknowledge(
                        shipment.chunk(),
                        new Tally(
                                accepted, acceptedBytes, causes, allowed, newer, there, doubtful(shipment, delivery)));
        if (item.deletes()) {
            progress.deleted(item.index(), accepted);
            progress.advance(item.index(), 0, shipment.bytesRead());
            return;
        }
        documents.add(accepted);
        sourceBytes.add(acceptedBytes);
        progress.advance(item.index(), accepted, shipment.bytesRead());
    }

    private boolean isAllowed(Delivery.Refusal refusal) {
        return settings.allowedErrors().contains(refusal.failure().type());
    }

    /** A document that stays has no source that could be kept for a retry; the run that is started again asks again. */
    private static RequestRefused undeleted(WorkItem item, Delivery.Refusal refusal) {
        return new RequestRefused(
                "the target does not delete document " + refusal.id() + " of index " + item.index() + ": "
                        + refusal.failure().status() + " " + refusal.failure().type() + " "
                        + refusal.failure().reason(),
                "Mend the cause and run the same command again.");
    }

    private static long doubtful(Shipment shipment, Delivery delivery) {
        return Math.min(shipment.body().items(), shipment.sentBefore() + delivery.doubtful());
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

    /** Waits for the right to hold a long document: one reader at a time has it. */
    void beginLong() {
        longDocument.acquireUninterruptibly();
    }

    /** Gives that right back. */
    void endLong() {
        longDocument.release();
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
