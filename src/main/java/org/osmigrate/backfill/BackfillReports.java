package org.osmigrate.backfill;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.osmigrate.backfill.BackfillReport.Moved;
import org.osmigrate.backfill.BackfillReport.MovedIndex;
import org.osmigrate.backfill.BackfillReport.Rebuilt;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Progress;
import org.osmigrate.work.WorkItem.Repeats;

/** Adds up what the items say. */
final class BackfillReports {

    private BackfillReports() {}

    static BackfillReport of(
            Collection<SnapshotIndex> indices,
            BackfillSettings settings,
            Collection<String> created,
            List<WorkItem> items,
            Moved now,
            Duration elapsed,
            Map<String, Long> retried,
            String failed,
            DeltaReport delta) {
        Map<String, List<WorkItem>> byIndex =
                items.stream().collect(Collectors.groupingBy(WorkItem::index, Collectors.toList()));
        List<MovedIndex> moved = indices.stream()
                .map(SnapshotIndex::name)
                .sorted()
                .map(name -> index(name, byIndex.getOrDefault(name, List.of()), retried.getOrDefault(name, 0L)))
                .toList();
        List<Rebuilt> rebuilt = indices.stream()
                .sorted(Comparator.comparing(SnapshotIndex::name))
                .flatMap(index -> rebuilt(index, settings).stream())
                .toList();
        return new BackfillReport(moved, created.stream().sorted().toList(), rebuilt, now, elapsed, failed, delta);
    }

    private static Optional<Rebuilt> rebuilt(SnapshotIndex index, BackfillSettings settings) {
        return BackfillPlanner.reading(index, settings)
                .reconstruction()
                .map(found -> new Rebuilt(index.name(), found.reason(), found.notes()));
    }

    private static MovedIndex index(String name, List<WorkItem> items, long retried) {
        List<WorkItem> sent = items.stream().filter(item -> !item.deletes()).toList();
        Moved moved = new Moved(sum(sent, Progress::documents), sum(sent, Progress::sourceBytes));
        long deleted = sum(items, Progress::documents) - moved.documents();
        Map<String, Long> causes =
                items.stream().map(item -> item.progress().causes()).reduce(Map.of(), Tally::sum);
        return new MovedIndex(
                name,
                moved,
                sum(items, Progress::failed),
                causes,
                retried,
                sum(items, Progress::allowed),
                sum(items, Progress::newer),
                items.stream().map(item -> item.progress().repeats()).reduce(Repeats.NONE, Repeats::plus),
                deleted,
                sum(items, Progress::dropped));
    }

    private static long sum(List<WorkItem> items, ToLongFunction<Progress> value) {
        return items.stream().map(WorkItem::progress).mapToLong(value).sum();
    }
}
