package org.osmigrate.traffic;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A place in a whole log: per partition the offset of the entry to read next. A partition not named begins at its start. */
public record Positions(Map<Integer, Long> next) {

    /** Nothing has been read. */
    public static final Positions NONE = new Positions(Map.of());

    public Positions {
        next = Map.copyOf(next);
    }

    /** These, moved past an entry. */
    public Positions after(Position position) {
        Map<Integer, Long> moved = new TreeMap<>(next);
        moved.put(position.partition(), position.next());
        return new Positions(moved);
    }

    /** The offset to read next in a partition. */
    public long of(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(","));
    }
}
