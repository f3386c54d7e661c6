package org.osmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.process.Sockets;

/** The packaged program, from outside. */
class ProgramIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path GOLDEN =
            Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void tellsItsVersion() throws Exception {
        Osmigrate.Ended ended = Osmigrate.run(folder, "--version");

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out()).matches("osmigrate \\d+\\.\\d+\\.\\d+.*\\R").doesNotContain("${");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void tellsItsCommands() throws Exception {
        Osmigrate.Ended ended = Osmigrate.run(folder, "--help");

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("console", "metadata", "backfill-worker");
    }

    @Test
    void writesAMigrationFileThatItReads() throws Exception {
        assertThat(Osmigrate.run(folder, "console", "init").exitCode()).isZero();
        assertThat(Osmigrate.run(folder, "console", "init").exitCode()).isEqualTo(4);

        Osmigrate.Ended shown = Osmigrate.run(folder, "console", "config", "show", "-o", "json");

        assertThat(shown.exitCode()).as(shown.toString()).isZero();
        assertThat(shown.out()).contains("migration.yaml, line");
    }

    @Test
    void aFailureHasItsMessageAndItsCode() throws Exception {
        Osmigrate.Ended ended = Osmigrate.run(folder, "console", "run", "-c", "absent.yaml");

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(ended.err()).contains("absent.yaml").doesNotContain("Exception");
    }

    @Test
    void tellsAnOldJavaInASentence() throws Exception {
        Path old = oldJava();
        Path jar = Path.of(System.getProperty("osmigrate.jar", "target/osmigrate.jar"));
        Process process = new ProcessBuilder(
                        old.toString(), "-jar", jar.toAbsolutePath().toString(), "--version")
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output.lines()).hasSize(1);
        assertThat(output).startsWith("osmigrate needs Java 25");
    }

    private static Path oldJava() throws IOException {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.filter(home -> home.getFileName().toString().matches("(java-)?(1\\.)?(17|21)-.*"))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseGet(() -> Assumptions.abort("no Java between 17 and 24 is installed"));
        }
    }

    /** The target takes its time, so that the process lives while it is looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {"console status", "console verify", "metadata evaluate", "metadata migrate", "backfill-worker"})
    void listensOnNoPortAndSpeaksToTheTargetAlone(String command) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            asked.countDown();
            awaitQuietly(looked);
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        target.start();
        int port = target.getAddress().getPort();
        try (Osmigrate osmigrate = Osmigrate.start(folder, Map.of(), arguments(command, port))) {
            await().atMost(LIMIT).until(() -> asked.getCount() == 0 || !osmigrate.alive());

            assertThat(osmigrate.alive()).as(osmigrate.err()).isTrue();
            Sockets sockets = Sockets.of(osmigrate.pid());
            assertThat(sockets.listening()).isEmpty();
            assertThat(sockets.peers()).containsExactly(port);
            assertThat(sockets.udp()).isZero();
        } finally {
            looked.countDown();
            target.stop(0);
        }
    }

    private static List<String> arguments(String command, int port) {
        return Stream.concat(
                        Stream.of(command.split(" ")),
                        Stream.of(
                                "--target-url",
                                "http://127.0.0.1:" + port,
                                "--snapshot-repository",
                                GOLDEN.toUri().toString(),
                                "--snapshot-name",
                                "snap-2"))
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
