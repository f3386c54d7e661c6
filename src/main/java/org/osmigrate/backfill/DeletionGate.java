package org.osmigrate.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/**
 * Lets the first document of an index be sent only when all deletions of the index have been acknowledged, whichever worker
 * sent them. Deletions that are done stay done, so what was once seen holds.
 */
final class DeletionGate {

    private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

    private final WorkIndex work;
    private Set<String> clearing;
    private long looked;

    DeletionGate(WorkIndex work, List<WorkItem> items) {
        this.work = work;
        this.clearing = items.stream()
                .filter(WorkItem::deletes)
                .filter(item -> !item.progress().done())
                .map(WorkItem::index)
                .collect(Collectors.toUnmodifiableSet());
        this.looked = System.nanoTime();
    }

    /** The indices whose documents have to wait. */
    Set<String> clearing() {
        if (!clearing.isEmpty() && System.nanoTime() - looked > LOOK_AGAIN) {
            clearing = work.clearing();
            looked = System.nanoTime();
        }
        return clearing;
    }

    /** Whether an item may be begun. */
    boolean admits(WorkItem item) {
        return item.deletes() || !clearing.contains(item.index());
    }
}
