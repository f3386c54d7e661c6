package org.osmigrate.backfill;

import java.time.Instant;

/** A name for the files of this process that no other process has. */
final class ThisWorker {

    private ThisWorker() {}

    static String name() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + "-"
                + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
