package org.osmigrate.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.osmigrate.lucene.DocumentConsumer;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;

/**
 * What became of a shard between two snapshots. A segment is never changed: under the same name and id it holds the same
 * documents in both, and only which of them are live may differ.
 *
 * @param gone the segments of the older snapshot, with those live documents that are not live in the same segment later on
 * @param come the segments of the newer snapshot, with those live documents that were not live in the same segment before
 * @param sameHistory whether sequence numbers of both tell of the same operations
 */
record ShardChange(List<SegmentDocuments> gone, List<SegmentDocuments> come, boolean sameHistory) {

    ShardChange {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    static ShardChange between(ShardDocuments before, ShardDocuments after) {
        boolean sameHistory = !before.history().isEmpty() && before.history().equals(after.history());
        return new ShardChange(
                without(before.segments(), after.segments()),
                without(after.segments(), before.segments()),
                sameHistory);
    }

    /** Everything of the older snapshot is gone, and nothing is known of the newer one. */
    static ShardChange allGone(ShardDocuments before) {
        return new ShardChange(without(before.segments(), List.of()), List.of(), false);
    }

    private static List<SegmentDocuments> without(List<SegmentDocuments> some, List<SegmentDocuments> others) {
        List<SegmentDocuments> rest = new ArrayList<>();
        for (SegmentDocuments segment : some) {
            SegmentDocuments left = others.stream()
                    .filter(other -> isSame(segment, other))
                    .findFirst()
                    .map(other -> segment.only(doc -> !other.isLive(doc)))
                    .orElse(segment);
            if (left.liveDocs() > 0) {
                rest.add(left);
            }
        }
        return rest;
    }

    private static boolean isSame(SegmentDocuments one, SegmentDocuments other) {
        return !one.id().isEmpty()
                && one.id().equals(other.id())
                && one.name().equals(other.name())
                && one.maxDoc() == other.maxDoc();
    }

    /** The segment of a name among those with new documents; empty where there is nothing to send of it. */
    Optional<SegmentDocuments> come(String name) {
        return come.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /**
     * Reads documents of a segment of one side; those that an operation wrote of which the other side has a document in a
     * changed segment are left out, their stored fields unread.
     *
     * @param segment one of {@link #gone} or {@link #come}
     * @param first is done before stored fields of it are read
     */
    void read(
            SegmentDocuments segment,
            int from,
            int to,
            boolean withVersions,
            Runnable first,
            DocumentConsumer consumer) {
        List<SegmentDocuments> others = !sameHistory ? List.of() : gone.contains(segment) ? come : gone;
        boolean[] goesOn = {true};
        DocumentConsumer noting = document -> goesOn[0] = consumer.accept(document);
        int begin = from;
        while (goesOn[0] && begin < to) {
            int end = Math.min(to - begin, SameOperations.MOST) + begin;
            IntPredicate same = SameOperations.among(segment, begin, end, others);
            SegmentDocuments changed = segment.only(doc -> !same.test(doc));
            if (IntStream.range(begin, end).anyMatch(changed::isLive)) {
                first.run();
                read(changed, begin, end, withVersions, noting);
            }
            begin = end;
        }
    }

    private static void read(
            SegmentDocuments changed, int from, int to, boolean withVersions, DocumentConsumer consumer) {
        if (withVersions) {
            changed.readWithVersions(from, to, consumer);
        } else {
            changed.read(from, to, consumer);
        }
    }
}
