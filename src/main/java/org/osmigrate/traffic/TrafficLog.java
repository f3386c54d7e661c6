package org.osmigrate.traffic;

/** A log of captured traffic: records, and beside them marks. */
public interface TrafficLog extends AutoCloseable {

    /** Opens it for appending. A directory has one writer at a time: a second one is a conflict. */
    LogWriter writer();

    /** Reads records; any number of readers, independent of each other. */
    LogReader<TrafficRecord> records(Start start, OnDamage onDamage);

    /** Reads marks. */
    LogReader<Mark> marks(Start start);

    /** Where it is, without secrets. */
    String location();

    @Override
    void close();
}
