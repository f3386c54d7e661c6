package org.osmigrate.dashboards;

import java.util.ArrayList;
import java.util.List;

/** What is noted while one object is converted. */
final class Notes {

    private final List<String> changes = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    /** Something looks or is stored differently; what it shows is the same. */
    void change(String what) {
        if (!changes.contains(what)) {
            changes.add(what);
        }
    }

    /** A part a user would miss is not in the result. */
    void loss(String what) {
        losses.add(what);
    }

    List<String> changes() {
        return List.copyOf(changes);
    }

    List<String> losses() {
        return List.copyOf(losses);
    }
}
