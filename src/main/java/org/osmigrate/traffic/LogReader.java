package org.osmigrate.traffic;

import java.time.Duration;
import java.util.List;

/** Reads a log in order, per partition, and follows it as it grows. Used by one thread. */
public interface LogReader<T> extends AutoCloseable {

    /** The next entries, at most a few megabytes; empty when none came within the time. */
    List<Logged<T>> poll(Duration patience);

    /** Whether everything that was in the log when this was asked has been given out. */
    boolean isAtEnd();

    /** What of the log has been given out. */
    Positions position();

    /** Remembers, for a later {@link Start.Committed}, that everything before these positions is done. */
    void commit(Positions done);

    @Override
    void close();
}
