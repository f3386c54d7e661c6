package org.osmigrate.failure;

/** A limit of time ran out before the thing waited for came about. */
public final class OutOfTime extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public OutOfTime(String what, String nextStep) {
        super(ExitCode.TIMED_OUT, what, nextStep, null);
    }

    public OutOfTime(String what, String nextStep, Throwable cause) {
        super(ExitCode.TIMED_OUT, what, nextStep, cause);
    }
}
