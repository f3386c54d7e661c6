package org.osmigrate.backfill;

import java.util.HashSet;
import java.util.Set;

/** What is done once to a target index before its first document is sent: by a worker that holds a range of it. */
final class IndexPreparation {

    private final TargetIndices targets;
    private final FinalPipelines pipelines;
    private final Set<String> prepared = new HashSet<>();

    IndexPreparation(TargetIndices targets, FinalPipelines pipelines) {
        this.targets = targets;
        this.pipelines = pipelines;
    }

    void prepare(String index) {
        if (prepared.add(index)) {
            targets.check(index);
            pipelines.setAside(index);
        }
    }
}
