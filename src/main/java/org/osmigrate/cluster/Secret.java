package org.osmigrate.cluster;

/** A password or key. Never shown: its text is only {@code ****}. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a password or key as soon as it is read. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The password or key itself: for a request's header and nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
