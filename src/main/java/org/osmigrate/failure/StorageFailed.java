package org.osmigrate.failure;

/** Reading or writing files or objects failed: disk full, I/O error. */
public final class StorageFailed extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public StorageFailed(String what, String nextStep) {
        super(ExitCode.FAILED, what, nextStep, null);
    }

    public StorageFailed(String what, String nextStep, Throwable cause) {
        super(ExitCode.FAILED, what, nextStep, cause);
    }
}
