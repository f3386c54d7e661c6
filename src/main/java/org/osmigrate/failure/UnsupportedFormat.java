package org.osmigrate.failure;

/** Data in a form that this version cannot read faithfully: an unknown codec, an index without sources. */
public final class UnsupportedFormat extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public UnsupportedFormat(String what, String nextStep) {
        super(ExitCode.CHECK_FAILED, what, nextStep, null);
    }

    public UnsupportedFormat(String what, String nextStep, Throwable cause) {
        super(ExitCode.CHECK_FAILED, what, nextStep, cause);
    }
}
