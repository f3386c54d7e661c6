package org.osmigrate.failure;

/** A cluster answered with more bytes than this process may hold at once; less may be asked for. */
public final class AnswerTooLong extends MigrationFailure {

    private static final long serialVersionUID = 1L;

    public AnswerTooLong(String what, String nextStep, Throwable cause) {
        super(ExitCode.CHECK_FAILED, what, nextStep, cause);
    }
}
