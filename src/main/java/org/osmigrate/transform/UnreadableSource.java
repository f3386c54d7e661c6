package org.osmigrate.transform;

import java.io.IOException;

/** A source that cannot be turned into JSON without changing what it says. The message says why. */
public final class UnreadableSource extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableSource(String reason) {
        super(reason);
    }

    UnreadableSource(String reason, Throwable cause) {
        super(reason, cause);
    }
}
