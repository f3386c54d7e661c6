package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.process.Sockets;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** From its first request to its last, a command has connections to the configured clusters and nothing else open. */
@ExtendWith(SharedServers.class)
class OpenSocketsIT {

    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();
    private static final String INDEX = "family";

    private final Lab lab;

    @TempDir
    private Path folder;

    OpenSocketsIT(@Shared(product = Product.OPENSEARCH) Server target) {
        this.lab = new Lab(target, target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata evaluate", "metadata migrate", "console run"})
    void areThoseOfTheConfiguredClusters(String command) throws Exception {
        Lab.forget(lab.opensearch(), "sockets", INDEX);
        CompletableFuture<Long> pid = new CompletableFuture<>();
        Queue<Sockets> seen = new ConcurrentLinkedQueue<>();
        try (Relay relay = new Relay(lab.opensearch().url(), (method, path, bulk) -> {
            seen.add(of(pid.join()));
            return Fate.PASS;
        })) {
            int target = relay.url().getPort();
            int coordinator = lab.opensearch().url().getPort();
            String line = command + " --session sockets --include-indices " + INDEX + " --target-url " + relay.url()
                    + " --coordinator-url " + lab.opensearch().url() + " --snapshot-name snap-2"
                    + " --snapshot-repository " + GOLDEN.toUri();
            try (Osmigrate osmigrate = Osmigrate.start(folder, Map.of(), List.of(line.split(" ")))) {
                pid.complete(osmigrate.pid());
                Osmigrate.Ended ended = osmigrate.await();
                assertThat(ended.exitCode()).as(ended.toString()).isZero();
            }

            assertThat(seen).isNotEmpty().allSatisfy(sockets -> {
                assertThat(sockets.listening()).isEmpty();
                assertThat(sockets.peers()).contains(target).isSubsetOf(target, coordinator);
                assertThat(sockets.udp()).isZero();
            });
        } finally {
            Lab.forget(lab.opensearch(), "sockets", INDEX);
        }
    }

    private static Sockets of(long pid) {
        try {
            return Sockets.of(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
