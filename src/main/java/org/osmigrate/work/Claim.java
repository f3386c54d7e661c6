package org.osmigrate.work;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.OutOfTime;
import org.osmigrate.work.WorkItem.Stamp;

/** Takes a hold: at once where nobody has it or its holder is known to be gone, else after watching it for a lease. */
final class Claim {

    private final StateDocuments documents;
    private final String session;
    private final String id;
    private final Beat mine;

    Claim(StateDocuments documents, String session, String role, String owner, Duration lease) {
        this.documents = documents;
        this.session = session;
        this.id = Documents.id(Beat.KIND, role);
        this.mine = new Beat(role, owner, UUID.randomUUID().toString(), 1, lease, false, ThisProcess.current());
    }

    Hold take() {
        while (true) {
            Optional<StateDocument> found = documents.get(id);
            found.ifPresent(this::awaitEnd);
            Moment before = Moment.now();
            Optional<Stamp> taken = found.isPresent()
                    ? documents.replace(id, mine.json(), found.get().stamp())
                    : documents.create(id, mine.json());
            if (taken.isPresent()) {
                return new Heartbeat(documents, id, mine, taken.get(), before);
            }
        }
    }

    private void awaitEnd(StateDocument found) {
        Beat other = Beat.of(found.source());
        if (!other.released() && !mine.process().knowsGone(other.process())) {
            watch(found, other);
        }
    }

    /** Returns when the hold has not changed for its lease. */
    private void watch(StateDocument found, Beat other) {
        Duration lease = other.lease().compareTo(mine.lease()) > 0 ? other.lease() : mine.lease();
        long start = System.nanoTime();
        while (System.nanoTime() - start < lease.toNanos()) {
            pause(lease.dividedBy(20));
            Optional<StateDocument> now = documents.get(id);
            if (now.isEmpty() || !now.get().stamp().equals(found.stamp())) {
                now.map(StateDocument::source).map(Beat::of).ifPresent(this::requireReleased);
                return;
            }
        }
    }

    private void requireReleased(Beat beat) {
        if (!beat.released()) {
            throw new Conflict(
                    "Session '" + session + "' is in use by " + beat.owner(),
                    "Wait until it has ended, stop it, or name another session with --session.");
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfTime("Waiting for a session was interrupted", "Start again.", e);
        }
    }
}
