package org.osmigrate.work;

import java.util.ArrayList;
import java.util.List;
import org.osmigrate.failure.Conflict;

/** What a session is about, as its state says. */
record Identity(String session, Plan stored) {

    /** Refuses a plan about anything else. */
    void requireSame(Plan wanted) {
        requireSameSource(wanted);
        if (!stored.digest().equals(wanted.digest())) {
            throw new Conflict(
                    "Session '" + session + "' was planned with another configuration" + differences(wanted),
                    "Go on with that configuration, or name another session with --session.");
        }
    }

    private void requireSameSource(Plan wanted) {
        boolean same =
                stored.source().equals(wanted.source()) && stored.snapshot().equals(wanted.snapshot());
        if (!same) {
            throw new Conflict(
                    "Session '" + session + "' is about " + about(stored) + ", and not about " + about(wanted),
                    "Name another session with --session.");
        }
    }

    private static String about(Plan plan) {
        return "snapshot " + plan.snapshot() + " of source " + plan.source() + " in " + plan.repository();
    }

    private String differences(Plan wanted) {
        List<String> found = new ArrayList<>();
        note(found, "repository", stored.repository(), wanted.repository());
        note(found, "documents", stored.documents(), wanted.documents());
        note(found, "bytes", stored.bytes(), wanted.bytes());
        note(found, "work items", stored.items(), wanted.items());
        return found.isEmpty() ? "" : " (" + String.join(", ", found) + ")";
    }

    private static void note(List<String> found, String what, Object then, Object now) {
        if (!then.equals(now)) {
            found.add(what + " then " + then + ", now " + now);
        }
    }
}
