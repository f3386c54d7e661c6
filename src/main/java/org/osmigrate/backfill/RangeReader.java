package org.osmigrate.backfill;

import java.util.Optional;
import java.util.function.Function;
import org.osmigrate.work.WorkItem;

/** One of those who read a worker's ranges side by side; it keeps the shard of its last range open. */
final class RangeReader implements AutoCloseable {

    /** Fills the bulks of a range. */
    @FunctionalInterface
    interface Filling {
        ItemReader of(OpenShard shard);
    }

    private final int number;
    private final VersionMode versions;
    private final Function<WorkItem, OpenShard> shards;
    private Optional<WorkItem> last = Optional.empty();
    private Optional<OpenShard> open = Optional.empty();

    RangeReader(int number, VersionMode versions, Function<WorkItem, OpenShard> shards) {
        this.number = number;
        this.versions = versions;
        this.shards = shards;
    }

    int number() {
        return number;
    }

    /** The range it is at, or was at last. */
    synchronized Optional<WorkItem> last() {
        return last;
    }

    /** The range it is to read. */
    synchronized void takes(WorkItem item) {
        last = Optional.of(item);
    }

    void read(WorkItem item, Filling filling) {
        OpenShard shard = shard(item);
        try (ItemReader reader = filling.of(shard)) {
            shard.read(item, versions, reader);
            reader.finish();
        }
    }

    private OpenShard shard(WorkItem item) {
        if (open.filter(shard -> shard.holds(item)).isEmpty()) {
            close();
            open = Optional.of(shards.apply(item));
        }
        return open.orElseThrow();
    }

    @Override
    public void close() {
        open.ifPresent(OpenShard::close);
        open = Optional.empty();
    }
}
