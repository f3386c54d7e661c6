package org.osmigrate.traffic;

import java.util.ArrayList;
import java.util.List;

/** The entries of one partition, in order. */
final class MemoryPartition {

    private final int number;
    private final List<Entry.Placed> entries = new ArrayList<>();

    MemoryPartition(int number) {
        this.number = number;
    }

    synchronized Position append(Entry entry) {
        Position position = new Position(number, entries.size(), entries.size() + 1L);
        entries.add(new Entry.Placed(position, entry));
        return position;
    }

    synchronized List<Entry.Placed> from(long offset) {
        return List.copyOf(entries.subList(Math.toIntExact(offset), entries.size()));
    }

    synchronized long end() {
        return entries.size();
    }
}
