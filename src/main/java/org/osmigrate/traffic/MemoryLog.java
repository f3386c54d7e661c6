package org.osmigrate.traffic;

import java.util.stream.IntStream;

/** A log in this process's memory: for tests, and for mirroring without a log. Nothing is ever deleted from it. */
public final class MemoryLog {

    private MemoryLog() {}

    /** An empty log of some partitions. */
    public static TrafficLog of(int partitions) {
        return new StrandedLog("memory", strand(partitions), strand(1), () -> {});
    }

    private static Strand strand(int partitions) {
        return new MemoryStrand(
                IntStream.range(0, partitions).mapToObj(MemoryPartition::new).toList());
    }
}
