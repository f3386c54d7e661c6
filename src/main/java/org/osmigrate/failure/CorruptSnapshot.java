package org.osmigrate.failure;

/** Bytes of a snapshot that are missing, truncated or do not match their checksum. */
public final class CorruptSnapshot extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public CorruptSnapshot(String what, String nextStep) {
        super(ExitCode.FAILED, what, nextStep, null);
    }

    public CorruptSnapshot(String what, String nextStep, Throwable cause) {
        super(ExitCode.FAILED, what, nextStep, cause);
    }
}
