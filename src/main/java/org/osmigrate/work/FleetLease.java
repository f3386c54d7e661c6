package org.osmigrate.work;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A worker's lease, and its claims. */
final class FleetLease implements WorkerLease {

    /** What the roles of workers' holds begin with. */
    static final String ROLE = "worker:";

    private final String worker;
    private final Hold hold;
    private final Claims claims;

    private FleetLease(String worker, Hold hold, Claims claims) {
        this.worker = worker;
        this.hold = hold;
        this.claims = claims;
    }

    static WorkerLease take(StateDocuments documents, String session, String owner, Duration lease) {
        String worker = ROLE + UUID.randomUUID();
        Hold hold = new Claim(documents, session, worker, owner, lease).take();
        return new FleetLease(worker, hold, new Claims(documents, worker, new OtherWorkers(documents, worker, lease)));
    }

    @Override
    public String worker() {
        return worker;
    }

    @Override
    public Optional<WorkItem> claim(Wish wish) {
        return hold.valid() ? claims.claim(wish) : Optional.empty();
    }

    @Override
    public long unfinished() {
        return claims.unfinished();
    }

    @Override
    public boolean valid() {
        return hold.valid();
    }

    @Override
    public boolean lost() {
        return hold.lost();
    }

    @Override
    public Duration remaining() {
        return hold.remaining();
    }

    @Override
    public void close() {
        hold.close();
    }
}
