package org.osmigrate.backfill;

import java.util.HashMap;
import java.util.Map;
import org.osmigrate.cluster.BulkForm;

/** What is done once to a target index before its first document is sent: by a worker that holds a range of it. */
final class IndexPreparation {

    private final TargetIndices targets;
    private final SettingsAside settings;
    private final Map<String, BulkForm> prepared = new HashMap<>();

    IndexPreparation(TargetIndices targets, SettingsAside settings) {
        this.targets = targets;
        this.settings = settings;
    }

    /** Prepares it, and says how its documents are sent. */
    BulkForm prepare(String index) {
        BulkForm known = prepared.get(index);
        if (known != null) {
            return known;
        }
        TargetIndices.Target found = targets.check(index);
        settings.setAside(found.index());
        // Not before: what failed in a way that may pass is tried again, as a whole.
        prepared.put(index, found.form());
        return found.form();
    }
}
