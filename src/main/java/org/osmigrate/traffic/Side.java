package org.osmigrate.traffic;

/** What a record holds a part of. The order is part of the format: add at the end only. */
public enum Side {
    REQUEST,
    RESPONSE,
    /** What concerns no exchange: the connection's end. */
    CONNECTION
}
