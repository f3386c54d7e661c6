package org.osmigrate.failure;

/** Credentials were refused, or they lack a privilege; also a missing permission on a file. */
public final class AccessDenied extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public AccessDenied(String what, String nextStep) {
        super(ExitCode.DENIED, what, nextStep, null);
    }

    public AccessDenied(String what, String nextStep, Throwable cause) {
        super(ExitCode.DENIED, what, nextStep, cause);
    }
}
