package org.osmigrate.reconstruct;

/** The source of one document cannot be rebuilt faithfully; the message says why. */
public final class NotRebuilt extends Exception {

    private static final long serialVersionUID = 1L;

    NotRebuilt(String why) {
        super(why);
    }
}
