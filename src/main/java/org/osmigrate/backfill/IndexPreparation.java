package org.osmigrate.backfill;

import java.util.HashSet;
import java.util.Set;

/** What is done once to a target index before its first document is sent: by a worker that holds a range of it. */
final class IndexPreparation {

    private final TargetIndices targets;
    private final FinalPipelines pipelines;
    private final HeldSettings held;
    private final Set<String> prepared = new HashSet<>();

    IndexPreparation(TargetIndices targets, FinalPipelines pipelines, HeldSettings held) {
        this.targets = targets;
        this.pipelines = pipelines;
        this.held = held;
    }

    void prepare(String index) {
        if (prepared.add(index)) {
            targets.check(index);
            pipelines.setAside(index);
            held.set(index);
        }
    }

    /** The index is filled: it gets back what was set aside. */
    void restore(String index) {
        held.restore(index);
        pipelines.restore(index);
    }
}
