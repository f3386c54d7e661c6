package org.osmigrate.failure;

/** A thing the user named (snapshot, repository, index, session, file) does not exist. */
public final class NotFound extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public NotFound(String what, String nextStep) {
        super(ExitCode.NOT_FOUND, what, nextStep, null);
    }

    public NotFound(String what, String nextStep, Throwable cause) {
        super(ExitCode.NOT_FOUND, what, nextStep, cause);
    }
}
