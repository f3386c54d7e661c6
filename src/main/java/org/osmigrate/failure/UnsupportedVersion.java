package org.osmigrate.failure;

/** A product or version that osmigrate does not read from or write to. */
public final class UnsupportedVersion extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public UnsupportedVersion(String what, String nextStep) {
        super(ExitCode.USAGE, what, nextStep, null);
    }

    public UnsupportedVersion(String what, String nextStep, Throwable cause) {
        super(ExitCode.USAGE, what, nextStep, cause);
    }
}
