package org.osmigrate.servers;

import java.nio.file.Path;
import java.util.List;

/**
 * What is asked for.
 *
 * @param wantedPort the port to try first
 * @param repositories folders it may use for snapshots ({@code path.repo})
 * @param heap as in {@code -Xmx}
 * @param settings lines of its configuration, each {@code key: value} ({@code key=value} for Kafka and S3)
 * @param jvm more flags of a search engine's JVM
 * @param owned true: it ends with the process that starts it, and leaves nothing behind
 */
record ServerSpec(
        Product product,
        String version,
        int wantedPort,
        List<Path> repositories,
        String heap,
        List<String> settings,
        List<String> jvm,
        boolean owned) {

    ServerSpec {
        repositories = List.copyOf(repositories);
        settings = List.copyOf(settings);
        jvm = List.copyOf(jvm);
    }

    /** Whether a server that was made for the other one does for this one, whatever port it is on. */
    boolean sameServer(ServerSpec other) {
        return product == other.product
                && version.equals(other.version)
                && repositories.equals(other.repositories)
                && heap.equals(other.heap)
                && settings.equals(other.settings)
                && jvm.equals(other.jvm);
    }
}
