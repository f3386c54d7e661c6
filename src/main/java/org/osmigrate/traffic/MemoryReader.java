package org.osmigrate.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows partitions in memory. */
final class MemoryReader implements StrandReader {

    private final List<MemoryPartition> partitions;
    private final Positions start;
    private final Consumer<Positions> committer;
    private Positions position;

    MemoryReader(List<MemoryPartition> partitions, Positions start, Consumer<Positions> committer) {
        this.partitions = partitions;
        this.start = start;
        this.committer = committer;
        this.position = start;
    }

    @Override
    public List<Entry.Placed> poll(Duration patience) {
        return Patience.poll(patience, this::next);
    }

    private List<Entry.Placed> next() {
        List<Entry.Placed> found = new ArrayList<>();
        for (int number = 0; number < partitions.size(); number++) {
            found.addAll(partitions.get(number).from(position.of(number)));
        }
        found.forEach(placed -> position = position.after(placed.position()));
        return found;
    }

    @Override
    public boolean isAtEnd() {
        for (int number = 0; number < partitions.size(); number++) {
            if (position.of(number) < partitions.get(number).end()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Positions start() {
        return start;
    }

    @Override
    public void commit(Positions done) {
        committer.accept(done);
    }

    @Override
    public void close() {}
}
