package org.osmigrate.backfill;

import java.io.IOException;

/** Lines that are durable when they have been flushed: whatever kills the process, they can be read. */
interface DurableLines extends AutoCloseable {

    /** Where they go. */
    String where();

    /** Appends a line, which ends with a line break. */
    void append(byte[] line) throws IOException;

    /** Makes every line appended so far durable. */
    void flush() throws IOException;

    @Override
    void close() throws IOException;
}
