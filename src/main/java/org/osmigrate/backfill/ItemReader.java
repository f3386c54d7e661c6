package org.osmigrate.backfill;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.NotRebuilt;
import org.osmigrate.reconstruct.Sources;
import org.osmigrate.transform.JsonSources;
import org.osmigrate.transform.UnreadableSource;
import org.osmigrate.work.WorkItem;

/** Fills bulks with the documents of one range, in order, and hands them on. */
final class ItemReader implements DocumentConsumer {

    /** Of longer documents only one is held at a time. */
    private static final int LONG = 1 << 24;

    private final ItemRun run;
    private final WorkItem item;
    private final Admission admission;
    private final BackfillSettings settings;
    private final FailedDocuments failed;
    private final BulkDispatcher dispatcher;
    private final Orders orders;
    private final Sources sources;
    private final JsonSources encodings = new JsonSources();
    private BulkBody body;
    private long sourceBytes;
    private Map<String, Long> unsendable = new TreeMap<>();
    private int begin;
    private int read;
    private boolean stopped;

    ItemReader(
            ItemRun run,
            Sources sources,
            Admission admission,
            BackfillSettings settings,
            FailedDocuments failed,
            BulkDispatcher dispatcher,
            Orders orders) {
        this.run = run;
        this.sources = sources;
        this.admission = admission;
        this.item = run.saved();
        this.settings = settings;
        this.failed = failed;
        this.dispatcher = dispatcher;
        this.orders = orders;
        this.read = run.saved().progress().watermark();
        this.body = empty();
        this.begin = item.progress().watermark();
    }

    @Override
    public boolean accept(SourceDocument document) {
        if (admission.includes(document)) {
            admission
                    .refusal(document)
                    .ifPresentOrElse(
                            refused -> refuse(document, refused.type(), refused.reason()),
                            () -> json(document).ifPresent(source -> add(document, source)));
        }
        read = document.doc() + 1;
        stopped = !dispatcher.running() || !orders.proceed(item.index());
        return !stopped;
    }

    private void add(SourceDocument document, ByteBuffer source) {
        int size = source.remaining();
        if (body.items() > 0 && (size > LONG || body.bytes() + size > settings.bulkBytes())) {
            cut(document.doc());
        }
        if (size > LONG) {
            body = BulkBody.of(item.index(), 0);
            dispatcher.makeRoom();
        }
        body.index(document.id(), document.routing(), settings.versions().version(document), source);
        sourceBytes += size;
    }

    /** The range has been read, to its end or as far as was asked for. */
    void finish() {
        if (!dispatcher.running()) {
            return;
        }
        int end = stopped ? read : item.to();
        if (body.items() > 0 || !unsendable.isEmpty()) {
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
        if (body.items() == 0) {
            run.watermark().acknowledge(chunk, new Tally(0, 0, unsendable, 0));
        } else {
            dispatch(new BulkDispatcher.Shipment(run, body, chunk, sourceBytes, bytesRead(end), unsendable));
        }
        begin = end;
        body = empty();
        sourceBytes = 0;
        unsendable = new TreeMap<>();
    }

    /** The part of the range's bytes that these documents stand for. */
    private long bytesRead(int end) {
        return item.bytes() * (end - begin) / Math.max(1, item.to() - item.from());
    }

    private void dispatch(BulkDispatcher.Shipment shipment) {
        try {
            orders.take(shipment.sourceBytes());
            dispatcher.dispatch(shipment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dispatcher.abort(e);
        }
    }

    private String tooLong(SourceDocument document) {
        long length = Math.max(document.source().remaining(), document.oversized());
        String refusal = length > LONG ? dispatcher.tooLong(length) : "";
        return refusal.isEmpty() && document.oversized() > 0
                ? "the source has " + length + " bytes, more than the memory of this process has room for: give it more"
                        + " (OSMIGRATE_HEAP)"
                : refusal;
    }

    /** Empty for a document that cannot be sent, which is kept with its cause. */
    private Optional<ByteBuffer> json(SourceDocument document) {
        String tooLong = tooLong(document);
        if (!tooLong.isEmpty()) {
            dispatcher.makeRoom();
            refuse(document, "source_too_large", tooLong);
            return Optional.empty();
        }
        try {
            ByteBuffer source = sources.of(document);
            if (source.hasRemaining()) {
                return Optional.of(encodings.toJson(source));
            }
            refuse(document, "source_missing", "the index holds no source of this document");
            return Optional.empty();
        } catch (NotRebuilt e) {
            refuse(document, "source_not_rebuilt", e.getMessage());
            return Optional.empty();
        } catch (UnreadableSource e) {
            refuse(document, "source_not_json", e.getMessage());
            return Optional.empty();
        }
    }

    private void refuse(SourceDocument document, String type, String reason) {
        failed.append(
                new FailedDocuments.Entry(
                        item.index(),
                        item.shard(),
                        item.segment(),
                        document.id(),
                        document.routing(),
                        0,
                        type,
                        reason + " (document " + document.doc() + " of the segment)"),
                document.source());
        unsendable.merge(type, 1L, Long::sum);
    }

    private BulkBody empty() {
        return BulkBody.of(item.index(), Math.toIntExact(Math.min(settings.bulkBytes(), 64L << 20)));
    }
}
