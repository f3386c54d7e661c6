package org.osmigrate.traffic;

import java.util.Arrays;
import java.util.Optional;

/** What a record holds a part of. The codes are part of the format. */
public enum Side {
    REQUEST(0),
    RESPONSE(1),
    /** What concerns no exchange: the connection's end. */
    CONNECTION(2);

    private final int code;

    Side(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<Side> of(long code) {
        return Arrays.stream(values()).filter(side -> side.code == code).findFirst();
    }
}
