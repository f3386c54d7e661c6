package org.osmigrate.failure;

/** What exists already is different from what was asked for: another session, another plan, other mappings. */
public final class Conflict extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public Conflict(String what, String nextStep) {
        super(ExitCode.CONFLICT, what, nextStep, null);
    }

    public Conflict(String what, String nextStep, Throwable cause) {
        super(ExitCode.CONFLICT, what, nextStep, cause);
    }
}
