package org.osmigrate.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A worker's place among the workers of a session. What it has claimed is its own while the lease is valid. Others take
 * its claims over only after they have ended the lease, by compare-and-set, having seen no sign of life for its time; a
 * worker that was frozen meanwhile finds its lease lost and has to take a new one.
 */
public interface WorkerLease extends Hold {

    /** The name its claims bear. */
    String worker();

    /**
     * Claims a range that is not finished and that nobody alive has claimed. Ranges of the segment, then of the shard
     * worked at last come first, after those of preferred indices; else the choice is random, of other shards than those
     * to stay away from where there are such.
     */
    Optional<WorkItem> claim(Wish wish);

    /**
     * The number of ranges that are not finished, those that others have claimed included. Only when this is 0 nothing is
     * left to do.
     */
    long unfinished();

    /**
     * What a reader of a worker would like to do next.
     *
     * @param reader which one, from 0
     * @param near a range near which it would like to stay; empty at the beginning
     * @param apart ranges from whose shards it would like to stay away: the other readers are at them
     * @param preferred indices whose ranges come first, in this order
     * @param excluded indices whose ranges must not be claimed
     * @param forgotten whether ranges that bear this worker's own name may be claimed: by a worker that is at none, those whose
     *     claim was never answered or that it could not begin
     * @param clearing indices of which only deletions may be claimed: their documents have to wait
     */
    record Wish(
            int reader,
            Optional<WorkItem> near,
            List<WorkItem> apart,
            List<String> preferred,
            Set<String> excluded,
            boolean forgotten,
            Set<String> clearing) {

        public Wish {
            apart = List.copyOf(apart);
            preferred = List.copyOf(preferred);
            excluded = Set.copyOf(excluded);
            clearing = Set.copyOf(clearing);
        }

        public Wish(Optional<WorkItem> near, List<String> preferred, Set<String> excluded) {
            this(0, near, List.of(), preferred, excluded, false, Set.of());
        }

        /** The same of one among several readers. */
        public Wish of(int number, List<WorkItem> others) {
            return new Wish(number, near, others, preferred, excluded, forgotten, clearing);
        }

        /** The same of a worker that is at no range. */
        public Wish orForgotten() {
            return new Wish(reader, near, apart, preferred, excluded, true, clearing);
        }

        /** The same while these indices are cleared. */
        public Wish whileClearing(Set<String> indices) {
            return new Wish(reader, near, apart, preferred, excluded, forgotten, indices);
        }

        /** Whether a range is of a shard to stay away from. */
        boolean avoids(WorkItem item) {
            return apart.stream().anyMatch(item::sharesShardWith);
        }
    }
}
