package org.osmigrate.backfill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Hold;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/**
 * Sends the documents of the failed-document stream again, under their ids, when the cause has been mended. What is taken
 * is noted beside the stream before anything else is done; killed at any moment, the next retry sends the rest.
 */
public final class FailedDocumentRetry {

    private final ClusterClient target;
    private final WorkIndex work;
    private final BackfillSettings settings;
    private final FailedStream stream;

    public FailedDocumentRetry(ClusterClient target, WorkIndex work, BackfillSettings settings) {
        this.target = target;
        this.work = work;
        this.settings = settings;
        this.stream = new FailedStream(settings, work.session());
    }

    /**
     * Sends every document that is left once; none of them twice at a time, for it holds the right to run.
     *
     * @throws ConfigurationInvalid with a version mode that keeps what is newer
     * @throws Conflict while the backfill is not finished
     */
    public RetryReport run(String owner) {
        refuseVersions();
        FailedDocumentCount.requirePlan(work);
        FailedDocuments.requireWritable(settings, work.session());
        try (Hold hold = work.hold("run", owner, settings.lease())) {
            requireFinished();
            RetriedNotes notes = new RetriedNotes(work);
            notes.update(stream);
            Map<DocumentKey, FailedDocument> before = stream.left();
            send(hold, before.values().stream().filter(FailedDocument::sendable).toList());
            notes.update(stream);
            return RetryReport.of(before.values(), stream.left().values(), FailedDocumentCount.of(work));
        }
    }

    private void refuseVersions() {
        if (settings.versions().readsVersions()) {
            throw new ConfigurationInvalid(
                    "failed documents are sent again without versions and would overwrite what is newer on the target",
                    "Where nothing else has written these documents, retry with --version-mode none.");
        }
    }

    /** The pipelines of an index that is still being filled are the backfill's to set. */
    private void requireFinished() {
        long unfinished = work.items().stream()
                .filter(item -> !item.progress().done())
                .map(WorkItem::id)
                .count();
        if (unfinished > 0) {
            throw new Conflict(
                    "the backfill of session " + work.session() + " is not finished: " + unfinished
                            + " ranges are left to move",
                    "Let it end first, with 'osmigrate console run' or its workers; then retry what failed.");
        }
    }

    private void send(Hold hold, List<FailedDocument> documents) {
        SettingsAside aside = new SettingsAside(target, work, List.of());
        try (FailedDocuments failed = new FailedDocuments(settings, work.session(), ThisWorker.name());
                RetryBatches batches = new RetryBatches(target, hold, settings, failed, stream)) {
            prepare(new IndexPreparation(new TargetIndices(target, MissingIndex.refused(target)), aside), documents);
            stream.sources(documents, batches::add);
            batches.send();
        } finally {
            aside.restore(_ -> true);
        }
    }

    private static void prepare(IndexPreparation preparation, Collection<FailedDocument> documents) {
        documents.stream()
                .map(document -> document.key().index())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(preparation::prepare);
    }
}
