package org.osmigrate.failure;

/** A server did not answer, or the connection could not be made. */
public final class Unreachable extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public Unreachable(String what, String nextStep) {
        super(ExitCode.FAILED, what, nextStep, null);
    }

    public Unreachable(String what, String nextStep, Throwable cause) {
        super(ExitCode.FAILED, what, nextStep, cause);
    }
}
