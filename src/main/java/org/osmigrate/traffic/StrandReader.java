package org.osmigrate.traffic;

import java.time.Duration;
import java.util.List;

/** Reads entries; the promises of {@link LogReader}. */
interface StrandReader extends AutoCloseable {

    List<Entry.Placed> poll(Duration patience);

    boolean isAtEnd();

    /** Where it began, every partition named. */
    Positions start();

    void commit(Positions done);

    @Override
    void close();
}
