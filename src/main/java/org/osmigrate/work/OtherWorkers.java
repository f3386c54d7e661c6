package org.osmigrate.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.work.WorkItem.Stamp;

/**
 * Watches the leases of other workers. A worker is gone when it has left, when its process is known to have ended, or
 * when its lease has not changed for its time, as seen from here: no two clocks need to agree. Its lease is ended by
 * compare-and-set before it counts as gone, so that it cannot wake up and go on.
 */
final class OtherWorkers {

    private final StateDocuments documents;
    private final String self;
    private final Duration lease;
    private final ThisProcess process = ThisProcess.current();
    private final Set<String> gone = new TreeSet<>();
    private final Map<String, Sighting> seen = new HashMap<>();

    private record Sighting(Stamp stamp, long nanos) {}

    OtherWorkers(StateDocuments documents, String self, Duration lease) {
        this.documents = documents;
        this.self = self;
        this.lease = lease;
    }

    /** Those among some holders whose claims may be taken over, and those known from before. */
    Set<String> gone(Set<String> holders) {
        holders.stream()
                .filter(holder -> !holder.isEmpty() && !holder.equals(self) && !gone.contains(holder))
                .filter(this::hasGone)
                .forEach(gone::add);
        return Set.copyOf(gone);
    }

    private boolean hasGone(String holder) {
        String id = Documents.id(Beat.KIND, holder);
        Optional<StateDocument> found = documents.get(id);
        if (found.isEmpty()) {
            return true;
        }
        Beat beat = Beat.of(found.get().source());
        boolean ended = beat.released();
        boolean dead =
                process.knowsGone(beat.process()) || silent(holder, found.get().stamp(), beat.lease());
        return ended || (dead && end(id, beat, found.get().stamp()));
    }

    /** Whether nothing has changed for the lease, by this process's own clock, which stands still while it sleeps. */
    private boolean silent(String holder, Stamp stamp, Duration itsLease) {
        long now = System.nanoTime();
        Sighting known = seen.get(holder);
        if (known == null || !known.stamp().equals(stamp)) {
            seen.put(holder, new Sighting(stamp, now));
            return false;
        }
        Duration longer = itsLease.compareTo(lease) > 0 ? itsLease : lease;
        return now - known.nanos() >= longer.toNanos();
    }

    private boolean end(String id, Beat beat, Stamp stamp) {
        return documents.replace(id, beat.endedBy(self).json(), stamp).isPresent();
    }
}
