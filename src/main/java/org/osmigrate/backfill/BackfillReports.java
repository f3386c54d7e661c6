package org.osmigrate.backfill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.osmigrate.backfill.BackfillReport.Moved;
import org.osmigrate.backfill.BackfillReport.MovedIndex;
import org.osmigrate.work.WorkItem;
import org.osmigrate.work.WorkItem.Progress;

/** Adds up what the items say. */
final class BackfillReports {

    private BackfillReports() {}

    static BackfillReport of(
            Collection<String> indices,
            Collection<String> created,
            List<WorkItem> items,
            Moved now,
            Duration elapsed,
            Path failed) {
        Map<String, List<WorkItem>> byIndex =
                items.stream().collect(Collectors.groupingBy(WorkItem::index, Collectors.toList()));
        List<MovedIndex> moved = indices.stream()
                .sorted()
                .map(name -> index(name, byIndex.getOrDefault(name, List.of())))
                .toList();
        return new BackfillReport(moved, created.stream().sorted().toList(), now, elapsed, failed);
    }

    private static MovedIndex index(String name, List<WorkItem> items) {
        Moved moved = new Moved(sum(items, Progress::documents), sum(items, Progress::sourceBytes));
        Map<String, Long> causes =
                items.stream().map(item -> item.progress().causes()).reduce(Map.of(), Tally::sum);
        return new MovedIndex(
                name,
                moved,
                sum(items, Progress::failed),
                causes,
                sum(items, Progress::allowed),
                sum(items, Progress::newer));
    }

    private static long sum(List<WorkItem> items, ToLongFunction<Progress> value) {
        return items.stream().map(WorkItem::progress).mapToLong(value).sum();
    }
}
