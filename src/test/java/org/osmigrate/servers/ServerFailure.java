package org.osmigrate.servers;

/** A server cannot be had or does not do as told; the message says in one sentence which one and why. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_FOUND = 3;
    private static final int CONFLICT = 4;

    private final int exitCode;

    private ServerFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static ServerFailure failed(String message) {
        return new ServerFailure(FAILED, message, null);
    }

    static ServerFailure failed(String message, Throwable cause) {
        return new ServerFailure(FAILED, message + ": " + cause, cause);
    }

    static ServerFailure usage(String message) {
        return new ServerFailure(USAGE, message, null);
    }

    static ServerFailure notFound(String message) {
        return new ServerFailure(NOT_FOUND, message, null);
    }

    static ServerFailure conflict(String message) {
        return new ServerFailure(CONFLICT, message, null);
    }

    /** What {@code ./servers} exits with. */
    public int exitCode() {
        return exitCode;
    }
}
