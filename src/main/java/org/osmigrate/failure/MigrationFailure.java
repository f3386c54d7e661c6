package org.osmigrate.failure;

/**
 * Something went wrong that the user can act on. The message names the thing (file, index, shard, document, URL, key)
 * and the next step; whatever is not a {@code MigrationFailure} is a bug and is shown with its stack trace.
 */
public abstract sealed class MigrationFailure extends RuntimeException
        permits ConfigurationInvalid,
                NotFound,
                Conflict,
                AccessDenied,
                Unreachable,
                UnsupportedVersion,
                UnsupportedFormat,
                CorruptSnapshot,
                CorruptTraffic,
                CheckFailed,
                RequestRefused,
                OutOfTime,
                StorageFailed {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String what;
    private final String nextStep;

    MigrationFailure(ExitCode exitCode, String what, String nextStep, Throwable cause) {
        super(what + ". " + nextStep, cause);
        this.exitCode = exitCode;
        this.what = what;
        this.nextStep = nextStep;
    }

    /** The code a process exits with when this failure ends it. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What went wrong, naming the thing; one sentence without its full stop. */
    public String what() {
        return what;
    }

    /** What the user can do about it; a whole sentence. */
    public String nextStep() {
        return nextStep;
    }
}
