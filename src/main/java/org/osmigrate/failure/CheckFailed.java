package org.osmigrate.failure;

/** A precondition does not hold: the target is red, read-only or otherwise not ready. */
public final class CheckFailed extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public CheckFailed(String what, String nextStep) {
        super(ExitCode.CHECK_FAILED, what, nextStep, null);
    }

    public CheckFailed(String what, String nextStep, Throwable cause) {
        super(ExitCode.CHECK_FAILED, what, nextStep, cause);
    }
}
