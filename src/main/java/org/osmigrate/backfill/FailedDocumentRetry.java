package org.osmigrate.backfill;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.cluster.BulkForm;
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

    private static final int NAMED = 5;

    private final ClusterClient target;
    private final WorkIndex work;
    private final BackfillSettings settings;

    public FailedDocumentRetry(ClusterClient target, WorkIndex work, BackfillSettings settings) {
        this.target = target;
        this.work = work;
        this.settings = settings;
    }

    /**
     * Sends every document that is left once, with the version it was sent with; none of them twice at a time, for it holds
     * the right to run.
     *
     * @throws ConfigurationInvalid with a version mode that keeps what is newer, for documents without a version
     * @throws Conflict while the backfill is not finished
     */
    public RetryReport run(String owner) {
        FailedDocumentCount.requirePlan(work);
        FailedDocuments.requireWritable(settings, work.session());
        try (FailedStream stream = new FailedStream(settings, work.session());
                Hold hold = work.hold("run", owner, settings.lease())) {
            requireFinished();
            RetriedNotes notes = new RetriedNotes(work);
            notes.update(stream);
            Map<DocumentKey, FailedDocument> before = stream.left();
            List<FailedDocument> sendable =
                    before.values().stream().filter(FailedDocument::sendable).toList();
            Map<String, RetryReport.Found> found = send(stream, hold, sendable);
            notes.update(stream);
            return RetryReport.of(before.values(), stream.left().values(), found, FailedDocumentCount.of(work));
        }
    }

    /** Streams of older versions say no version: sent without, such a document would win over a newer one. */
    private void refuseUnversioned(Collection<FailedDocument> documents, Map<String, BulkForm> forms) {
        List<FailedDocument> without = documents.stream()
                .filter(document -> !document.hasVersion())
                .filter(document -> forms.get(document.key().index()).takesVersions())
                .toList();
        if (settings.versions().readsVersions() && !without.isEmpty()) {
            String named = without.stream()
                    .limit(NAMED)
                    .map(document ->
                            document.key().index() + "/" + document.key().id())
                    .collect(Collectors.joining(", "));
            String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "";
            throw new ConfigurationInvalid(
                    "the failed-document stream has no version of " + named + more
                            + ": sent again without, they would overwrite what is newer on the target",
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

    private Map<String, RetryReport.Found> send(FailedStream stream, Hold hold, List<FailedDocument> documents) {
        boolean versioned = documents.stream().anyMatch(FailedDocument::hasVersion);
        SettingsAside aside = new SettingsAside(target, work, versioned ? List.of(Relaxation.LONG_MEMORY) : List.of());
        try {
            Map<String, BulkForm> forms = prepared(aside, documents);
            refuseUnversioned(documents, forms);
            return send(stream, hold, documents, forms);
        } finally {
            aside.restore(_ -> true);
        }
    }

    private Map<String, RetryReport.Found> send(
            FailedStream stream, Hold hold, List<FailedDocument> documents, Map<String, BulkForm> forms) {
        try (FailedDocuments failed = new FailedDocuments(settings, work.session(), ThisWorker.name());
                RetryBatches batches = new RetryBatches(target, hold, settings, failed, stream, forms)) {
            stream.sources(documents, batches::add);
            batches.send();
            return batches.found();
        }
    }

    /** How the documents of each index are sent. */
    private Map<String, BulkForm> prepared(SettingsAside aside, Collection<FailedDocument> documents) {
        TargetIndices targets = new TargetIndices(target, MissingIndex.refused(target), settings.terms());
        IndexPreparation preparation = new IndexPreparation(targets, aside);
        Map<String, BulkForm> forms = new TreeMap<>();
        documents.forEach(document -> forms.computeIfAbsent(
                document.key().index(),
                index -> preparation.prepare(index).identified(!settings.terms().generateIds())));
        return forms;
    }
}
