package org.osmigrate.backfill;

import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.work.WorkItem;

/**
 * Fills bulks with the deletions of one item, in the order of the older snapshot's documents, which are numbered through the
 * segments that it reads.
 */
final class DeletionReader implements DocumentConsumer {

    private static final int FIRST_LENGTH = 1 << 16;

    private final ItemRun run;
    private final WorkItem item;
    private final Admission admission;
    private final BackfillSettings settings;
    private final BulkDispatcher dispatcher;
    private final Orders orders;
    private BulkBody body;
    private Keys living = new Keys(false, new DeletionPart(0, 1));
    private int base;
    private int begin;
    private int read;
    private boolean stopped;

    DeletionReader(
            ItemRun run, Admission admission, BackfillSettings settings, BulkDispatcher dispatcher, Orders orders) {
        this.run = run;
        this.item = run.saved();
        this.admission = admission;
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.orders = orders;
        this.read = item.progress().watermark();
        this.begin = read;
        this.body = BulkBody.of(item.index(), FIRST_LENGTH);
    }

    /** Says which documents live on. */
    void keep(Keys ids) {
        living = ids;
    }

    /** The documents that follow are numbered from here on. */
    void base(int documentsBefore) {
        base = documentsBefore;
    }

    /** Where to begin. */
    int from() {
        return item.progress().watermark();
    }

    /** Whether somebody has asked to end. */
    boolean stopped() {
        return stopped;
    }

    @Override
    public boolean accept(SourceDocument document) {
        if (wasSent(document) && living.lack(document)) {
            add(document);
        }
        read = base + document.doc() + 1;
        stopped = !dispatcher.running() || !orders.proceed(item.index(), dispatcher::running);
        return !stopped;
    }

    /** The older snapshot's documents that were refused are not on the target. */
    private boolean wasSent(SourceDocument document) {
        return admission.includes(document) && admission.refusal(document).isEmpty();
    }

    private void add(SourceDocument document) {
        if (body.items() > 0 && body.bytes() >= settings.bulkBytes()) {
            cut(base + document.doc());
        }
        body.delete(document.id(), document.routing(), settings.versions().deletion(document));
    }

    /** The item has been read, to its end or as far as was asked for. */
    void finish() {
        if (!dispatcher.running()) {
            return;
        }
        int end = stopped ? read : item.to();
        if (body.items() > 0) {
            cut(end);
        }
        if (stopped) {
            run.giveBack();
        } else {
            run.watermark().complete(end);
        }
    }

    private void cut(int end) {
        Watermark.Chunk chunk = run.watermark().begin(end);
        long bytesRead = item.bytes() * (end - begin) / Math.max(1, item.to() - item.from());
        Map<String, Long> none = new TreeMap<>();
        try {
            orders.take(body.bytes());
            dispatcher.dispatch(new BulkDispatcher.Shipment(run, body, chunk, 0, bytesRead, none, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dispatcher.abort(e);
        }
        begin = end;
        body = BulkBody.of(item.index(), FIRST_LENGTH);
    }
}
