package org.osmigrate.failure;

/** The exit codes of every command. Scripts rely on the numbers. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    CONFLICT(4),
    DENIED(5),
    CHECK_FAILED(6),
    DIFFERENCES(7),
    TIMED_OUT(8),
    WAITING_FOR_APPROVAL(9),
    COMPLETED_WITH_FAILURES(10);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number the process exits with. */
    public int code() {
        return code;
    }
}
