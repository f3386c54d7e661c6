package org.osmigrate.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for captured traffic, as a process. */
class TrafficCommandsIT {

    @TempDir
    private Path folder;

    @Test
    void anArchiveGoesThroughKafka() throws Exception {
        new ArchiveThroughKafka(folder).run();
    }
}
