package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.work.WorkItem.Stamp;

/** A hold that was taken: renewed five times in a lease, given up on close. */
final class Heartbeat implements Hold {

    private static final int BEATS_IN_A_LEASE = 5;

    private final StateDocuments documents;
    private final String id;
    private final Duration lease;
    private final AtomicReference<Moment> renewed;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService renewals;
    // Only touched by the renewing thread, and by close once that has ended.
    private Beat beat;
    private Stamp stamp;

    Heartbeat(StateDocuments documents, String id, Beat first, Stamp stamp, Moment taken) {
        this.documents = documents;
        this.id = id;
        this.lease = first.lease();
        this.beat = first;
        this.stamp = stamp;
        this.renewed = new AtomicReference<>(taken);
        this.renewals = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hold-" + first.role()).factory());
        long pause = pause().toMillis();
        var _ = renewals.scheduleAtFixedRate(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    private Duration pause() {
        return lease.dividedBy(BEATS_IN_A_LEASE);
    }

    @Override
    public boolean valid() {
        return !closed.get() && !lost.get() && remaining().isPositive();
    }

    @Override
    public boolean lost() {
        return lost.get();
    }

    @Override
    public Duration remaining() {
        Duration trusted = lease.minus(lease.dividedBy(3));
        Duration left = trusted.minus(renewed.get().elapsed());
        return left.isNegative() || lost.get() || closed.get() ? Duration.ZERO : left;
    }

    private void renew() {
        if (lost.get()) {
            return;
        }
        Moment before = Moment.now();
        try {
            if (write(beat.next())) {
                renewed.set(before);
            }
        } catch (MigrationFailure e) {
            // The cluster may be back at the next beat; until then the hold runs out by the clock.
            return;
        }
    }

    /** Whether the document was written; when somebody else has it, the hold is lost for good. */
    private boolean write(Beat next) {
        Reply reply = put(next);
        if (reply.status() == 409 && adoptOwn()) {
            reply = put(next);
        }
        if (reply.ok()) {
            beat = next;
            stamp = StateDocument.stampOf(reply.json());
        }
        return reply.ok();
    }

    /** After a lost answer the document may be a beat further than known; it is still ours. */
    private boolean adoptOwn() {
        Optional<StateDocument> now = read();
        boolean own = now.map(document -> document.source().path("holder").asText(""))
                .filter(beat.holder()::equals)
                .isPresent();
        lost.set(!own);
        now.filter(document -> own).ifPresent(document -> stamp = document.stamp());
        return own;
    }

    private Optional<StateDocument> read() {
        Reply reply = documents.client().sendOnce(Call.get(documents.index(), "_doc", id), pause());
        if (reply.status() != 404 && !reply.ok()) {
            throw new RequestRefused("The hold " + id + " cannot be read", "Try again.");
        }
        return reply.ok() ? Optional.of(StateDocument.of(reply.json())) : Optional.empty();
    }

    private Reply put(Beat next) {
        Call call = Call.put(documents.index(), "_doc", id)
                .with("if_seq_no", Long.toString(stamp.seqNo()))
                .with("if_primary_term", Long.toString(stamp.primaryTerm()))
                .with((JsonNode) next.json());
        return documents.client().sendOnce(call, pause());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        renewals.shutdown();
        if (ended() && !lost.get()) {
            release();
        }
    }

    private boolean ended() {
        try {
            return renewals.awaitTermination(lease.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void release() {
        try {
            write(beat.last());
        } catch (MigrationFailure e) {
            // Nobody can be told; others take over when the lease has run out.
            lost.set(true);
        }
    }
}
