package org.osmigrate.verify;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.reconstruct.SourceReading;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.transform.DocumentChain;
import org.osmigrate.verify.Difference.Kind;
import org.osmigrate.verify.IndexResult.Verdict;
import org.osmigrate.verify.ResultBuilder.Tally;
import org.osmigrate.verify.VerifySettings.Extent;

/** Verifies one index. */
final class IndexVerification {

    private static final String NO_SOURCES =
            "The index keeps no sources: ids and routings are compared, contents cannot be";

    private static final String GENERATED_IDS =
            "The target has made up the ids: the index is comparable only by its number of documents";

    private final SnapshotIndex source;
    private final String target;
    private final TargetRequests requests;
    private final VerifySettings settings;
    private final Throttle throttle;
    private final Progress progress;
    private final SourceReading reading;
    private final DocumentChain changes;
    private final boolean withSources;
    private final Differences differences;
    private final Room room;
    private final ResultBuilder results;

    IndexVerification(
            SnapshotIndex source,
            String target,
            TargetRequests requests,
            VerifySettings settings,
            Throttle throttle,
            Progress progress) {
        this.source = source;
        this.target = target;
        this.requests = requests;
        this.settings = settings;
        this.throttle = throttle;
        this.progress = progress;
        this.reading = SourceReading.of(
                source.metadata().settings(),
                source.metadata().mappings(),
                settings.reconstructSource(),
                source.joinField());
        this.changes = settings.transforms().of(source.origin());
        this.withSources =
                reconstructed() || SourceFields.kept(source.metadata().mappings());
        this.room = Room.of(settings);
        this.differences = new Differences(settings.examples());
        this.results =
                new ResultBuilder(source.name(), target, settings.extent().word(), differences);
    }

    IndexResult run() {
        return switch (requests.state(target)) {
            case TargetState.Missing() -> missing();
            case TargetState.Closed() -> closed();
            case TargetState.Open open ->
                switch (settings.extent()) {
                    case Extent.Full() -> full(open);
                    case Extent.Counts() -> counts(open);
                    case Extent.Sample sample -> sample(open, sample);
                };
        };
    }

    private IndexResult missing() {
        LongAdder count = new LongAdder();
        tasks().run(ofSnapshot(false).parts().stream()
                .<Runnable>map(part -> () -> part.read(document -> {
                    count.increment();
                    differences.add(Difference.missing(document.id(), document.routing()));
                }))
                .toList());
        return results.result(
                Verdict.DIFFERENT, "The target has no index of this name", new Tally(count.sum(), 0, 0, 0));
    }

    private IndexResult closed() {
        return results.result(
                Verdict.NOT_VERIFIABLE,
                "The index of the target is closed: open it to compare its documents",
                new Tally(sourceCount(ofSnapshot(false)), 0, 0, 0));
    }

    private IndexResult counts(TargetState.Open open) {
        SnapshotDocuments documents = ofSnapshot(false);
        long count = sourceCount(documents);
        if (count > open.count()) {
            differences.count(Kind.MISSING, count - open.count());
        } else {
            differences.count(Kind.SURPLUS, open.count() - count);
        }
        return results.result(
                count == open.count() ? Verdict.EQUAL : Verdict.DIFFERENT,
                joined(settings.generatedIds() ? GENERATED_IDS : "", dropped(documents)),
                new Tally(count, open.count(), 0, 0));
    }

    private IndexResult full(TargetState.Open open) {
        SnapshotDocuments documents = ofSnapshot(withSources);
        IndexComparison comparison = new IndexComparison(documents, ofTarget(open), tasks(), candidates(), differences);
        IndexComparison.Outcome outcome = comparison.run(open.count());
        Tally tally = new Tally(
                outcome.sourceCount(),
                outcome.targetCount(),
                outcome.sourceCount() - outcome.tooLong().count(),
                outcome.notJson());
        if (!outcome.equal() && differences.total() == 0) {
            return results.result(
                    Verdict.DIFFERENT, "The target changed while it was read: verify again when nobody writes", tally);
        }
        return results.result(
                verdict(outcome.withoutSource(), outcome.tooLong()),
                joined(remark(outcome.withoutSource(), outcome.tooLong()), dropped(documents)),
                tally);
    }

    private IndexResult sample(TargetState.Open open, Extent.Sample sample) {
        SnapshotDocuments documents = ofSnapshot(withSources);
        SampleComparison comparison =
                new SampleComparison(documents, ofTarget(open), sample, settings, throttle, differences);
        comparison.run(tasks());
        long surplus = open.count() - comparison.read() + differences.count(Kind.MISSING);
        differences.count(Kind.SURPLUS, Math.max(0, surplus));
        boolean countsDiffer = comparison.read() != open.count();
        Tally tally = new Tally(
                comparison.read(),
                open.count(),
                comparison.compared() - comparison.tooLong().count(),
                0);
        return results.result(
                countsDiffer ? Verdict.DIFFERENT : verdict(0, comparison.tooLong()),
                countsDiffer
                        ? "The counts differ: verify in full to have the documents named"
                        : joined(remark(0, comparison.tooLong()), dropped(documents)),
                tally);
    }

    private boolean reconstructed() {
        return reading.reconstruction().isPresent();
    }

    private Verdict verdict(long withoutSource, TooLong tooLong) {
        if (differences.total() > 0) {
            return Verdict.DIFFERENT;
        }
        return withSources && withoutSource == 0 && tooLong.count() == 0 ? Verdict.EQUAL : Verdict.NOT_VERIFIABLE;
    }

    private String remark(long withoutSource, TooLong tooLong) {
        return withSources
                ? Stream.of(tooLong.remark(room.most()), remark(withoutSource))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "))
                : NO_SOURCES;
    }

    private String remark(long withoutSource) {
        String none = withoutSource == 0 ? "" : withoutSource + " documents of the snapshot have no source to compare";
        String how = reading.reconstruction()
                .map(found -> "Its sources are reconstructed: " + found.reason())
                .orElse("");
        return joined(how, none);
    }

    private static String dropped(SnapshotDocuments documents) {
        return documents.dropped() == 0 ? "" : "left out by transformations: " + documents.dropped();
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
    }

    /** Root documents in the snapshot; those of an index with one type and no nested objects need not be read to be counted. */
    private long sourceCount(SnapshotDocuments documents) {
        boolean nested = source.parts().stream()
                .anyMatch(part -> SourceFields.nested(part.metadata().mappings()));
        if (!nested && changes.isEmpty() && source.types().isEverything()) {
            return documents.liveDocuments();
        }
        LongAdder count = new LongAdder();
        tasks().run(documents.parts().stream()
                .<Runnable>map(part -> () -> part.read(document -> count.increment()))
                .toList());
        return count.sum();
    }

    private SnapshotDocuments ofSnapshot(boolean sources) {
        SourceReading how = sources ? reading : SourceReading.AsStored.ALWAYS;
        return new SnapshotDocuments(source, fingerprints(sources), how, changes, progress);
    }

    private Fingerprinter.Terms fingerprints(boolean sources) {
        return new Fingerprinter.Terms(sources, room);
    }

    private TargetDocuments ofTarget(TargetState.Open open) {
        long bytes = Verification.bytes(source) / 2;
        Meter meter = new Meter(progress, source.name(), bytes, open.count(), false);
        return new TargetDocuments(
                requests, target, open.shards(), fingerprints(withSources), settings.pageBytes(), throttle, meter);
    }

    private Tasks tasks() {
        return new Tasks(settings.threads());
    }

    /** An eighth of the memory, so that every other part of the program has room. */
    private static int candidates() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 8 / Candidates.BYTES, 10_000, 16_000_000);
    }
}
