package org.osmigrate.failure;

/** Bytes of a traffic log that are missing, truncated or do not match their checksum. */
public final class CorruptTraffic extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public CorruptTraffic(String what, String nextStep) {
        super(ExitCode.FAILED, what, nextStep, null);
    }

    public CorruptTraffic(String what, String nextStep, Throwable cause) {
        super(ExitCode.FAILED, what, nextStep, cause);
    }
}
