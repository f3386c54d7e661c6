package org.osmigrate.traffic;

/** A record was not acknowledged. Whether it is in the log all the same is told, where it is known. */
public final class AppendFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of the record. */
    public enum Fate {
        /** It is not in the log and never will be. */
        NOT_APPENDED,
        /** It may be in the log: the answer was lost. */
        UNKNOWN
    }

    private final Fate fate;

    public AppendFailed(Fate fate, String what, Throwable cause) {
        super(what, cause);
        this.fate = fate;
    }

    public AppendFailed(Fate fate, String what) {
        this(fate, what, null);
    }

    /** What is known of the record. */
    public Fate fate() {
        return fate;
    }
}
