package org.osmigrate.work;

/**
 * The right to act for a session, kept by a heartbeat. Another process takes it over only when it has itself seen it
 * unchanged for the lease time, or when it knows the holder to be gone.
 */
public interface Hold extends AutoCloseable {

    /**
     * Whether this process may still send, by its own monotonic clock, which ends a safety margin before the lease does.
     */
    boolean valid();

    /** Whether somebody else has taken over: it never becomes valid again. */
    boolean lost();

    /** The longest a request started now may take so that it ends within the lease. */
    java.time.Duration remaining();

    /** Gives it up at once. */
    @Override
    void close();
}
