package org.osmigrate.backfill;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.store.Directory;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.CorruptSnapshot;
import org.osmigrate.failure.NotFound;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.report.Progress;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.work.Hold;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/**
 * Moves the documents of a session's plan: reads each unfinished range from its watermark on, sends bulks side by side,
 * and keeps the watermark in the state index. Killed at any moment and run again, it goes on from there; what was sent
 * beyond the mark is sent again under the same ids.
 */
public final class Backfill {

    private final Map<String, SnapshotIndex> indices;
    private final ClusterClient target;
    private final WorkIndex work;
    private final BackfillSettings settings;
    private final Progress progress;

    /** {@code indices} are those the plan was made of. */
    public Backfill(
            List<SnapshotIndex> indices,
            ClusterClient target,
            WorkIndex work,
            BackfillSettings settings,
            Progress progress) {
        this.indices = indices.stream()
                .collect(Collectors.toMap(SnapshotIndex::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.target = target;
        this.work = work;
        this.settings = settings;
        this.progress = progress;
    }

    /** Works until no range is left; {@code hold} is the right to do so. */
    public BackfillReport run(Hold hold) {
        long start = System.nanoTime();
        List<WorkItem> before = work.items();
        List<WorkItem> open =
                before.stream().filter(item -> !item.progress().done()).toList();
        FinalPipelines pipelines = new FinalPipelines(target, work);
        prepare(open, pipelines);
        FailedDocuments failed = new FailedDocuments(settings.failedDocuments(), work.session(), worker());
        begin(before);
        try {
            move(open, hold, failed);
        } finally {
            progress.end();
        }
        List<WorkItem> after = finished();
        indices.keySet().forEach(pipelines::restore);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return BackfillReports.of(indices.keySet(), before, after, elapsed, failed.file());
    }

    private void prepare(List<WorkItem> open, FinalPipelines pipelines) {
        TargetIndices targets = new TargetIndices(target);
        open.stream().map(WorkItem::index).distinct().forEach(index -> {
            targets.check(index);
            pipelines.setAside(index);
        });
    }

    /** By bytes to read: how many of the live documents are nested children is known only when they are read. */
    private void begin(List<WorkItem> items) {
        progress.begin("backfill", 0, items.stream().mapToLong(WorkItem::bytes).sum());
        items.forEach(item -> progress.advance(item.index(), item.progress().documents(), bytesRead(item)));
    }

    private static long bytesRead(WorkItem item) {
        return item.progress().done()
                ? item.bytes()
                : item.bytes() * (item.progress().watermark() - item.from()) / Math.max(1, item.to() - item.from());
    }

    private void move(List<WorkItem> open, Hold hold, FailedDocuments failed) {
        try (failed;
                BulkDispatcher dispatcher = new BulkDispatcher(target, hold, settings, failed, progress);
                Checkpoints checkpoints = new Checkpoints(work, failed, dispatcher::abort)) {
            Map<String, List<WorkItem>> shards = open.stream()
                    .collect(Collectors.groupingBy(
                            item -> BackfillPlanner.label(item.index(), item.shard()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            for (List<WorkItem> shard : shards.values()) {
                moveShard(shard, new ItemReaders(settings, failed, dispatcher, checkpoints));
                dispatcher.check();
            }
            dispatcher.drain();
            dispatcher.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what was acknowledged is kept", e);
        }
    }

    private List<WorkItem> finished() {
        List<WorkItem> items = work.items();
        items.stream().filter(item -> !item.progress().done()).findFirst().ifPresent(item -> {
            throw new IllegalStateException("range " + item.id() + " was left undone");
        });
        return items;
    }

    private void moveShard(List<WorkItem> items, ItemReaders readers) {
        SnapshotShard shard = shard(items.getFirst());
        String label = BackfillPlanner.label(shard.index(), shard.number());
        try (Directory directory = shard.directory()) {
            Map<String, SegmentDocuments> segments = ShardDocuments.open(directory, label).segments().stream()
                    .collect(Collectors.toMap(SegmentDocuments::name, Function.identity()));
            Set<String> verified = new HashSet<>();
            for (WorkItem item : items) {
                SegmentDocuments segment = segment(segments, item);
                if (verified.add(segment.name())) {
                    segment.verifyChecksums();
                }
                readers.read(item, segment);
            }
        } catch (IOException e) {
            throw new CorruptSnapshot(label + " cannot be closed: " + e, "Check the repository's storage.", e);
        }
    }

    private static SegmentDocuments segment(Map<String, SegmentDocuments> segments, WorkItem item) {
        SegmentDocuments segment = segments.get(item.segment());
        if (segment == null) {
            throw new CorruptSnapshot(
                    "segment " + item.segment() + " of "
                            + BackfillPlanner.label(item.index(), item.shard())
                            + " is in the plan but not in the snapshot",
                    "The repository has changed since; begin another session.");
        }
        return segment;
    }

    private SnapshotShard shard(WorkItem item) {
        SnapshotIndex index = indices.get(item.index());
        if (index == null) {
            throw new NotFound(
                    "the plan of session " + work.session() + " has index " + item.index()
                            + ", which is not in the snapshot or is left out by now",
                    "Run with the configuration the session was planned with, or begin another session.");
        }
        return index.shard(item.shard());
    }

    private static String worker() {
        ProcessHandle self = ProcessHandle.current();
        long started =
                self.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + started;
    }
}
