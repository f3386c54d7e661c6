package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.osmigrate.verify.Difference.Kind;

/** Counts the differences of an index and keeps some examples of each kind. Safe for use by several threads. */
final class Differences {

    private final int limit;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Difference> examples = new ArrayList<>();
    private final Map<Kind, Integer> kept = new EnumMap<>(Kind.class);

    Differences(int limit) {
        this.limit = limit;
    }

    synchronized void count(Kind kind, long more) {
        counts.merge(kind, more, Long::sum);
    }

    /** Whether another example of a kind is wanted. */
    boolean wants(Kind kind) {
        return wants(kind, 0);
    }

    /** Whether another example of a kind is wanted when some more are on their way. */
    synchronized boolean wants(Kind kind, int underway) {
        return kept.getOrDefault(kind, 0) + underway < limit;
    }

    synchronized void keep(Difference example) {
        if (wants(example.kind())) {
            kept.merge(example.kind(), 1, Integer::sum);
            examples.add(example);
        }
    }

    void add(Difference difference) {
        count(difference.kind(), 1);
        keep(difference);
    }

    synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By kind, then by id. */
    synchronized List<Difference> examples() {
        return examples.stream()
                .sorted(Comparator.comparing(Difference::kind).thenComparing(Difference::id))
                .toList();
    }
}
