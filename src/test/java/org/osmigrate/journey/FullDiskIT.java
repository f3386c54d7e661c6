package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.faults.Relay;
import org.osmigrate.faults.Relay.Fate;
import org.osmigrate.faults.SmallDisk;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** The disk of the target is full in the middle of a backfill, so that writes fail; then there is room again. */
@ExtendWith(SharedServers.class)
class FullDiskIT {

    private static final String INDEX = "full-disk";
    private static final String BULK = "/" + INDEX + "/_bulk";
    private static final String NO_SPACE = "No space left on device";
    private static final int FULL_FROM = 8;

    @TempDir
    private Path folder;

    /** The other server is what the snapshot is of, and keeps the state. */
    @Test
    void theRunSitsItOutAndMovesEachDocumentOnce(@Shared(product = Product.OPENSEARCH) Server other) throws Exception {
        Api source = new Api(other.url());
        Path repository = other.newRepository(INDEX);
        Corpus corpus = new Corpus(source, INDEX, 4000, 11);
        corpus.load();
        corpus.snapshot(repository, INDEX, "snap");
        Map<String, JsonNode> expected = source.documents(INDEX);
        Lab.forget(source, INDEX, INDEX);

        try (Server target = Servers.openSearch("3.8.0").heap("384m").start();
                SmallDisk disk = mounted(target)) {
            target.restart();
            new Api(target.url()).put("/" + INDEX, "{\"settings\":{\"number_of_shards\":3,\"number_of_replicas\":0}}");
            Osmigrate.Ended run = migrated(target, disk, other, repository);
            assertThat(run.exitCode()).as(run.toString()).isZero();
            Fleet.assertSame(expected, new Api(target.url()).documents(INDEX));
            target.kill();
        }
    }

    private static SmallDisk mounted(Server target) throws InterruptedException {
        target.stop();
        try {
            return SmallDisk.over(target.data(), 48);
        } catch (IOException e) {
            return Assumptions.abort("no file system can be mounted here, so no disk is filled: " + e.getMessage());
        }
    }

    private Osmigrate.Ended migrated(Server target, SmallDisk disk, Server other, Path repository) throws Exception {
        AtomicInteger bulks = new AtomicInteger();
        try (Relay relay = new Relay(target.url(), (_, path, _) -> {
            if (path.startsWith(BULK) && bulks.incrementAndGet() == FULL_FROM) {
                disk.fill();
            }
            return Fate.PASS;
        })) {
            configure(relay, other, repository);
            try (Osmigrate run = Osmigrate.start(folder, Map.of(), List.of("console", "run"))) {
                await().atMost(Duration.ofMinutes(3)).until(() -> saysNoSpace(target) || !run.alive());
                assertThat(saysNoSpace(target)).isTrue();
                assertThat(run.alive()).as(run.err()).isTrue();
                disk.free();
                mend(target);
                return run.await();
            }
        }
    }

    private static boolean saysNoSpace(Server target) throws IOException {
        return Files.readString(target.output()).contains(NO_SPACE);
    }

    /** A shard whose engine has failed too often stays away until somebody does something. */
    private static void mend(Server target) throws InterruptedException {
        Api api = new Api(target.url());
        if (target.isAlive()) {
            api.status("POST", "/_cluster/reroute?retry_failed=true", "");
        }
        boolean well = target.isAlive()
                && api.status("GET", "/_cluster/health/" + INDEX + "?wait_for_status=yellow&timeout=10s", "") == 200;
        if (!well) {
            target.restart();
        }
    }

    private void configure(Relay relay, Server other, Path repository) throws IOException {
        Files.writeString(
                folder.resolve("migration.yaml"), """
                session: full-disk
                target: { url: "%s" }
                coordinator: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                backfill: { bulk-size: 4kb }
                verify: {}
                """.formatted(relay.url(), other.url(), repository.toUri()));
    }
}
