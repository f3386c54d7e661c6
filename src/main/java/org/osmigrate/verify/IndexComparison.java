package org.osmigrate.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares every document of both sides. In the equal case each side is read once: sums of digests by bucket say so. The
 * documents of unequal buckets are compared one by one, in as many rounds over both sides as keep the table of them within
 * bounds.
 */
final class IndexComparison {

    private final SourceSide source;
    private final TargetSide target;
    private final Tasks tasks;
    private final int candidates;
    private final Differences differences;

    /** {@code candidates}: the most documents of the source in the table of a round. */
    IndexComparison(SourceSide source, TargetSide target, Tasks tasks, int candidates, Differences differences) {
        this.source = source;
        this.target = target;
        this.tasks = tasks;
        this.candidates = candidates;
        this.differences = differences;
    }

    /** Compares; the differences are then in what was given. {@code expected} documents are a hint. */
    Outcome run(long expected) {
        Buckets buckets = Buckets.forDocuments(expected);
        tasks.run(interleaved(buckets::addSource, buckets::addTarget));
        boolean equal = true;
        BitSet chosen = buckets.unequal(0, candidates);
        while (!chosen.isEmpty()) {
            equal = false;
            compare(buckets, chosen);
            chosen = buckets.unequal(chosen.length(), candidates);
        }
        return new Outcome(
                equal,
                buckets.sourceCount(),
                buckets.targetCount(),
                buckets.notJson(),
                buckets.withoutSource(),
                buckets.tooLong());
    }

    private void compare(Buckets buckets, BitSet chosen) {
        Candidates table = new Candidates(buckets.sourceIn(chosen));
        tasks.run(reading(source, document -> {
            if (chosen.get(buckets.of(document))) {
                table.add(document);
            }
        }));
        tasks.run(reading(target, document -> {
            if (chosen.get(buckets.of(document)) && !table.crossOut(document)) {
                differences.add(Difference.surplus(document.id(), document.routing()));
            }
        }));
        Examples examples = new Examples(differences);
        table.settle(examples);
        examples.explain(source, target);
    }

    /** So that the first threads read from both sides, which keep different machines busy. */
    private List<Runnable> interleaved(Consumer<Fingerprint> ofSource, Consumer<Fingerprint> ofTarget) {
        List<Runnable> left = reading(source, ofSource);
        List<Runnable> right = reading(target, ofTarget);
        List<Runnable> all = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            left.stream().skip(i).limit(1).forEach(all::add);
            right.stream().skip(i).limit(1).forEach(all::add);
        }
        return all;
    }

    private static List<Runnable> reading(Side side, Consumer<Fingerprint> documents) {
        return side.parts().stream()
                .<Runnable>map(part -> () -> part.read(documents))
                .toList();
    }

    /**
     * What the sums say.
     *
     * @param equal whether every bucket is equal
     * @param sourceCount documents read from the snapshot
     * @param targetCount documents read from the target
     * @param notJson documents of the snapshot that are no JSON
     * @param withoutSource documents of the snapshot whose source was not compared
     * @param tooLong documents of the snapshot that are too long for that
     */
    record Outcome(
            boolean equal, long sourceCount, long targetCount, long notJson, long withoutSource, TooLong tooLong) {}
}
