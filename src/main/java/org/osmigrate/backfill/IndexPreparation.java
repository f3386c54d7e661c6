package org.osmigrate.backfill;

import java.util.HashSet;
import java.util.Set;

/** What is done once to a target index before its first document is sent: by a worker that holds a range of it. */
final class IndexPreparation {

    private final TargetIndices targets;
    private final SettingsAside settings;
    private final Set<String> prepared = new HashSet<>();

    IndexPreparation(TargetIndices targets, SettingsAside settings) {
        this.targets = targets;
        this.settings = settings;
    }

    void prepare(String index) {
        if (!prepared.contains(index)) {
            targets.check(index);
            settings.setAside(index);
            // Not before: what failed in a way that may pass is tried again, as a whole.
            prepared.add(index);
        }
    }
}
