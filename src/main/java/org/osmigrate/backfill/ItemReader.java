package org.osmigrate.backfill;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.reconstruct.NotRebuilt;
import org.osmigrate.reconstruct.Sources;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.transform.DocumentChange.DocumentName;
import org.osmigrate.transform.JsonSources;
import org.osmigrate.transform.TransformFailed;
import org.osmigrate.transform.UnreadableSource;
import org.osmigrate.work.WorkItem;

/** Fills bulks with the documents of one range, in order, and hands them on. */
final class ItemReader implements DocumentConsumer, AutoCloseable {

    /** Of longer documents only one is held at a time. */
    private static final int LONG = 1 << 24;

    /** What a change was to redact must not stand in the stream; the document is still in the snapshot. */
    private static final ByteBuffer NOT_KEPT = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final ItemRun run;
    private final WorkItem item;
    private final Admission admission;
    private final BackfillSettings settings;
    private final BulkForm form;
    private final Checkpoints checkpoints;
    private final FailedDocuments failed;
    private final BulkDispatcher dispatcher;
    private final Orders orders;
    private final Sources sources;
    private final DocumentChain changes;
    private final JsonSources encodings = new JsonSources();
    private BulkBody body;
    private long sourceBytes;
    private Map<String, Long> unsendable = new TreeMap<>();
    private long sentBefore;
    private long dropped;
    private int begin;
    private int read;
    private boolean stopped;
    private boolean holdsLong;

    ItemReader(
            ItemRun run,
            Sources sources,
            DocumentChain changes,
            Admission admission,
            BackfillSettings settings,
            BulkForm form,
            FailedDocuments failed,
            Checkpoints checkpoints,
            BulkDispatcher dispatcher,
            Orders orders) {
        this.run = run;
        this.sources = sources;
        this.changes = changes;
        this.admission = admission;
        this.item = run.saved();
        this.settings = settings;
        this.form = form;
        this.checkpoints = checkpoints;
        this.failed = failed;
        this.dispatcher = dispatcher;
        this.orders = orders;
        this.read = run.saved().progress().watermark();
        this.body = empty();
        this.begin = item.progress().watermark();
    }

    /** Until the next document is read: no two readers hold one at once. */
    @Override
    public void beforeLong(long bytes) {
        endLong();
        dispatcher.beginLong();
        holdsLong = true;
    }

    private void endLong() {
        if (holdsLong) {
            holdsLong = false;
            dispatcher.endLong();
        }
    }

    @Override
    public boolean accept(SourceDocument document) {
        if (document.source().remaining() <= LONG) {
            endLong();
        }
        if (admission.includes(document)) {
            admission
                    .refusal(document)
                    .ifPresentOrElse(
                            refused -> refuse(document, refused.type(), refused.reason()),
                            () -> json(document).ifPresent(source -> add(document, source)));
        }
        read = document.doc() + 1;
        stopped = !dispatcher.running() || !orders.proceed(item.index(), dispatcher::running);
        return !stopped;
    }

    private void add(SourceDocument document, ByteBuffer source) {
        int size = source.remaining();
        if (body.items() > 0 && (size > LONG || body.bytes() + size > settings.bulkBytes())) {
            cut(document.doc());
        }
        if (size > LONG) {
            body = BulkBody.of(item.index(), form, 0);
            dispatcher.makeRoom();
        }
        body.index(document.id(), document.routing(), version(document), source);
        sourceBytes += size;
        countSentBefore(document);
        if (size > LONG) {
            cut(document.doc() + 1);
            dispatcher.makeRoom();
        }
    }

    private void countSentBefore(SourceDocument document) {
        if (!form.withIds() && document.doc() < item.progress().repeats().reach()) {
            sentBefore++;
        }
    }

    private long version(SourceDocument document) {
        return form.takesVersions() ? settings.versions().version(document) : BulkBody.NO_VERSION;
    }

    /** Reading has ended, in whatever way. */
    @Override
    public void close() {
        endLong();
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
            run.watermark().complete(end, dropped);
        }
    }

    private void cut(int end) {
        Watermark.Chunk chunk = run.watermark().begin(end, dropped);
        if (body.items() == 0) {
            run.watermark().acknowledge(chunk, new Tally(0, 0, unsendable, 0));
        } else {
            if (!form.withIds()) {
                checkpoints.announce(run, end);
            }
            dispatch(
                    new BulkDispatcher.Shipment(run, body, chunk, sourceBytes, bytesRead(end), unsendable, sentBefore));
        }
        begin = end;
        body = empty();
        sourceBytes = 0;
        unsendable = new TreeMap<>();
        sentBefore = 0;
        dropped = 0;
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

    /** Empty for a document that cannot be sent, which is kept with its cause, and for one that is to be left out. */
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
                Optional<ByteBuffer> changed = changes.apply(
                        encodings.toJson(source), new DocumentName(item.index(), document.id(), document.routing()));
                dropped += changed.isPresent() ? 0 : 1;
                return changed;
            }
            refuse(document, "source_missing", "the index holds no source of this document");
            return Optional.empty();
        } catch (NotRebuilt e) {
            refuse(document, "source_not_rebuilt", e.getMessage());
            return Optional.empty();
        } catch (UnreadableSource e) {
            refuse(document, "source_not_json", e.getMessage());
            return Optional.empty();
        } catch (TransformFailed e) {
            refuse(document, "transform_failed", e.getMessage());
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
                        version(document),
                        0,
                        type,
                        reason + " (document " + document.doc() + " of the segment)"),
                changes.isEmpty() ? document.source() : NOT_KEPT);
        unsendable.merge(type, 1L, Long::sum);
    }

    private BulkBody empty() {
        return BulkBody.of(item.index(), form, Math.toIntExact(Math.min(settings.bulkBytes(), 64L << 20)));
    }
}
