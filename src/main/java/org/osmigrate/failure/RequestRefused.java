package org.osmigrate.failure;

/** A server answered a request with an error that is none of the others. */
public final class RequestRefused extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public RequestRefused(String what, String nextStep) {
        super(ExitCode.FAILED, what, nextStep, null);
    }

    public RequestRefused(String what, String nextStep, Throwable cause) {
        super(ExitCode.FAILED, what, nextStep, cause);
    }
}
