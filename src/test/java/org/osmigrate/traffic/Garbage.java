package org.osmigrate.traffic;

import java.nio.charset.StandardCharsets;

/** An entry that no traffic stream is in. */
final class Garbage {

    private Garbage() {}

    static void append(TrafficLog log) {
        try (StrandWriter writer = ((StrandedLog) log).records().writer()) {
            writer.append(new Entry("a", new byte[0], "no stream".getBytes(StandardCharsets.UTF_8)))
                    .join();
        }
    }
}
