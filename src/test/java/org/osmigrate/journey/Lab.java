package org.osmigrate.journey;

import java.nio.file.Path;

/** The real servers that whole migrations run between; each starts at its first use and is shared by all tests. */
final class Lab {

    private Lab() {}

    static Api elasticsearch() {
        throw new UnsupportedOperationException();
    }

    static Api opensearch() {
        throw new UnsupportedOperationException();
    }

    /** A folder in which the source may keep a snapshot repository. */
    static Path repository(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** Removes what an earlier migration left on a target. */
    static void forget(Api target, String session, String... indices) {
        for (String index : indices) {
            target.delete("/" + index);
        }
        target.delete("/.osmigrate-" + session);
    }
}
