package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osmigrate.backfill.Delivery.Refusal;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.backfill.FailedStream.Fate;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.work.Hold;

/** Sends failed documents again, bulk after bulk, and notes what was taken before it goes on. */
final class RetryBatches implements AutoCloseable {

    private final ClusterClient target;
    private final Hold hold;
    private final BackfillSettings settings;
    private final FailedDocuments failed;
    private final DurableLines settling;
    private final Map<String, BulkForm> forms;
    private final Map<String, RetryReport.Found> found = new TreeMap<>();
    private final InFlightLimit limit;
    private final AtomicLong accepted = new AtomicLong();
    private final List<FailedDocument> documents = new ArrayList<>();
    private BulkBody body;

    RetryBatches(
            ClusterClient target,
            Hold hold,
            BackfillSettings settings,
            FailedDocuments failed,
            FailedStream stream,
            Map<String, BulkForm> forms) {
        this.forms = Map.copyOf(forms);
        this.target = target;
        this.hold = hold;
        this.settings = settings;
        this.failed = failed;
        this.settling = stream.settling();
        this.limit = new InFlightLimit(1, settings.bytesInFlight());
        this.body = empty("", BulkForm.PLAIN);
    }

    /** Adds a document; sends what was added before when it does not fit any more. */
    void add(FailedDocument document, JsonNode line) {
        ByteBuffer source = FailedDocument.source(line);
        DocumentKey key = document.key();
        boolean full = body.bytes() + source.remaining() > settings.bulkBytes();
        if (full || !body.index().equals(key.index())) {
            send();
            body = empty(key.index(), forms.get(key.index()));
        }
        long version = body.form().takesVersions() ? document.version() : BulkBody.NO_VERSION;
        body.index(key.id(), key.routing(), version, source);
        documents.add(document);
    }

    /** Sends what was added and waits until all of it is accounted for. */
    void send() {
        if (documents.isEmpty()) {
            return;
        }
        Map<DocumentKey, Refusal> refusals = deliver().stream()
                .filter(refusal ->
                        !settings.allowedErrors().contains(refusal.failure().type()))
                .collect(Collectors.toMap(this::key, Function.identity()));
        try {
            for (FailedDocument document : documents) {
                account(document, refusals);
            }
            failed.flush();
            settling.flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
        documents.clear();
        body = empty(body.index(), body.form());
    }

    private List<Refusal> deliver() {
        try {
            return new Delivery(target, limit, hold, settings, accepted)
                    .givingUpAlone()
                    .deliver(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what was taken is noted", e);
        }
    }

    private void account(FailedDocument document, Map<DocumentKey, Refusal> refusals) throws IOException {
        Refusal refusal = refusals.get(document.key());
        if (refusal == null) {
            settling.append(FailedStream.settled(document, Fate.TAKEN));
        } else if (refusal.isNewer()) {
            settling.append(FailedStream.settled(document, Fate.NEWER));
            found.merge(document.key().index(), new RetryReport.Found(1, 0), RetryReport.Found::plus);
        } else if (refusal.isThere()) {
            settling.append(FailedStream.settled(document, Fate.THERE));
            found.merge(document.key().index(), new RetryReport.Found(0, 1), RetryReport.Found::plus);
        } else {
            refusedAgain(document, refusal);
        }
    }

    /** The last line about a document counts: one with another cause is added. */
    private void refusedAgain(FailedDocument document, Refusal refusal) {
        FailedDocuments.Entry entry = refusal.entry(document.key().index(), document.shard(), document.segment());
        if (!document.sameCause(entry.status(), entry.type(), entry.reason())) {
            Instant now = Instant.now();
            Instant next = document.time().plusMillis(1);
            failed.append(entry, refusal.source(), now.isAfter(next) ? now : next);
        }
    }

    private DocumentKey key(Refusal refusal) {
        return new DocumentKey(body.index(), refusal.id(), refusal.routing());
    }

    /** Documents that the target had, by index. */
    Map<String, RetryReport.Found> found() {
        return Map.copyOf(found);
    }

    private static BulkBody empty(String index, BulkForm form) {
        return BulkBody.of(index, form, 1 << 16);
    }

    private StorageFailed unwritable(IOException cause) {
        return new StorageFailed(
                "what was taken cannot be noted in " + settling.where() + ": " + cause,
                "Make room and retry again: documents that were taken are sent once more under the same ids.",
                cause);
    }

    @Override
    public void close() {
        try {
            settling.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
