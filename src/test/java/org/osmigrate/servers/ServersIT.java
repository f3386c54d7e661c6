package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class ServersIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void elasticsearchAnswersWithItsVersion(@Shared(product = Product.ELASTICSEARCH) Server server) throws Exception {
        assertThat(get(server.url())).contains("\"number\" : \"7.10.2\"");
    }

    @Test
    void aServerKeepsItsDataAndPortWhenItIsKilledAndRestarted() {
        try (Server server = Servers.s3().heap("64m").start()) {
            // Given
            long firstPid = server.pid();
            int port = server.port();

            // When
            server.kill();
            boolean aliveWhenKilled = server.isAlive();
            server.restart();

            // Then
            assertThat(aliveWhenKilled).isFalse();
            assertThat(server.pid()).isNotEqualTo(firstPid);
            assertThat(server.port()).isEqualTo(port);
            assertThat(Http.plain().answers(server.url())).isTrue();
        }
    }

    @Test
    void closingAServerLeavesNothingOfItAndTheOthersRunning() {
        try (Server other = Servers.s3().heap("64m").start()) {
            // Given
            Server server = Servers.s3().heap("64m").start();
            ProcessIdentity process = ProcessIdentity.of(server.pid()).orElseThrow();

            // When
            server.close();

            // Then
            assertThat(process.isAlive()).isFalse();
            assertThat(server.data()).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void theServersOfAKilledTestRunEndAtTheNextStart() throws Exception {
        // Given
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedRun.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(firstLine(run));
        ProcessIdentity server = ProcessIdentity.of(pid).orElseThrow();

        // When
        run.destroyForcibly().waitFor();
        boolean outlivesItsRun = server.isAlive();
        new Reaper(Cache.ofUser()).endOrphans();

        // Then
        assertThat(outlivesItsRun).isTrue();
        await().atMost(LONG).until(() -> !server.isAlive());
    }

    private static String firstLine(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static String get(URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
