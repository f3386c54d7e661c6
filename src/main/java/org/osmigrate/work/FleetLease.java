package org.osmigrate.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A worker's lease, and its claims. */
final class FleetLease implements WorkerLease {

    /** What the roles of workers' holds begin with. */
    static final String ROLE = "worker:";

    private final String worker;
    private final Hold hold;
    private final StateDocuments documents;
    private final GoneWorkers others;
    private final Map<Integer, Claims> ofReaders = new HashMap<>();

    private FleetLease(String worker, Hold hold, StateDocuments documents, GoneWorkers others) {
        this.worker = worker;
        this.hold = hold;
        this.documents = documents;
        this.others = others;
    }

    static WorkerLease take(StateDocuments documents, String session, String owner, Duration lease) {
        String worker = ROLE + UUID.randomUUID();
        Hold hold = new Claim(documents, session, worker, owner, lease).take();
        OtherWorkers others = new OtherWorkers(documents, worker, lease);
        return new FleetLease(worker, hold, documents, new GoneWorkers(documents, others));
    }

    @Override
    public String worker() {
        return worker;
    }

    @Override
    public Optional<WorkItem> claim(Wish wish) {
        Claims claims = ofReaders.computeIfAbsent(wish.reader(), _ -> new Claims(documents, worker, others));
        return hold.valid() ? claims.claim(wish) : Optional.empty();
    }

    @Override
    public long unfinished() {
        return documents.count(ItemSearch.unfinished());
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
