package org.osmigrate.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.work.WorkerLease.Wish;

/**
 * Claims items. A search proposes candidates; it may be stale, but the stamp of a hit tells which state of the item was
 * seen, and the claim is a compare-and-set on that stamp.
 */
final class Claims {

    private static final Duration CANDIDATES_LAST = Duration.ofSeconds(2);

    private final StateDocuments documents;
    private final String worker;
    private final GoneWorkers others;
    private final Deque<WorkItem> candidates = new ArrayDeque<>();
    private Wish wished = new Wish(Optional.empty(), List.of(), Set.of());
    private Moment found = Moment.now();

    Claims(StateDocuments documents, String worker, GoneWorkers others) {
        this.documents = documents;
        this.worker = worker;
        this.others = others;
    }

    Optional<WorkItem> claim(Wish wish) {
        Set<String> gone = others.names();
        discardOld(wish);
        Optional<WorkItem> known = firstOf(candidates);
        return known.isPresent() ? known : search(wish, gone);
    }

    private void discardOld(Wish wish) {
        boolean same =
                wish.preferred().equals(wished.preferred()) && wish.excluded().equals(wished.excluded());
        if (!same || found.elapsed().compareTo(CANDIDATES_LAST) > 0) {
            candidates.clear();
        }
        candidates.removeIf(wish::avoids);
        wished = wish;
    }

    private Optional<WorkItem> search(Wish wish, Set<String> gone) {
        for (ItemSearch search : ItemSearch.inOrder(wish, claimable(wish, gone))) {
            candidates.clear();
            documents.find(search.body()).stream().map(Documents::item).forEach(candidates::add);
            found = Moment.now();
            Optional<WorkItem> claimed = firstOf(candidates);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private Set<String> claimable(Wish wish, Set<String> gone) {
        Set<String> holders = new TreeSet<>(gone);
        holders.add("");
        if (wish.forgotten()) {
            holders.add(worker);
        }
        return holders;
    }

    private Optional<WorkItem> firstOf(Deque<WorkItem> some) {
        while (!some.isEmpty()) {
            WorkItem candidate = some.removeFirst().heldBy(worker);
            Optional<WorkItem> claimed = documents
                    .replace(Documents.id(Documents.ITEM, candidate.id()), Documents.of(candidate), candidate.stamp())
                    .map(candidate::writtenAs);
            if (claimed.isPresent()) {
                return claimed;
            }
        }
        return Optional.empty();
    }
}
