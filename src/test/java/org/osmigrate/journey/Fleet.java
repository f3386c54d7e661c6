package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osmigrate.process.Osmigrate;

/** Workers of one session, each a process of its own, and what they were to move. */
final class Fleet implements AutoCloseable {

    private final Path folder;
    private final Path repository;
    private final List<Osmigrate> all = new ArrayList<>();

    /** The session's name is the folder's. */
    Fleet(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
    }

    String session() {
        return folder.getFileName().toString();
    }

    /** The configuration of a worker that reaches the target at this address; more lines go into its backfill block. */
    List<String> configuration(URI target, String... backfill) throws IOException {
        String yaml = """
                session: %s
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap }
                metadata: {}
                backfill:
                  bulk-size: 4kb
                  range-size: 32kb
                  lease: 4s
                  request-timeout: 10s
                  %s
                """.formatted(session(), target, repository.toUri(), String.join("\n  ", backfill));
        Path file = Files.createTempFile(folder, "migration", ".yaml");
        Files.writeString(file, yaml);
        return List.of("-c", file.toString());
    }

    /** Starts the run that plans the session and works at it. */
    Osmigrate run(List<String> configuration) throws IOException {
        return start(Map.of(), List.of("console", "run"), configuration);
    }

    /** Starts one more worker. */
    Osmigrate worker(List<String> configuration) throws IOException {
        return worker(Map.of(), configuration);
    }

    Osmigrate worker(Map<String, String> environment, List<String> configuration) throws IOException {
        return start(environment, List.of("backfill-worker"), configuration);
    }

    private Osmigrate start(Map<String, String> environment, List<String> command, List<String> configuration)
            throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(configuration);
        Osmigrate started = Osmigrate.start(folder, environment, arguments);
        all.add(started);
        return started;
    }

    /** Runs a console command to its end. */
    Osmigrate.Ended console(List<String> configuration, String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("console"));
        arguments.addAll(List.of(command));
        arguments.addAll(configuration);
        return Osmigrate.run(folder, arguments.toArray(String[]::new));
    }

    /** Every range is done, and what they count is what is there: no range was done by nobody, none is counted twice. */
    void assertAllCounted(List<String> configuration, long documents) throws IOException, InterruptedException {
        Osmigrate.Ended status = console(configuration, "status", "-o", "json");
        assertThat(status.exitCode()).as(status.toString()).isZero();
        JsonNode total = new ObjectMapper().readTree(status.out()).path("total");
        assertThat(total.path("documents").asLong()).as(status.out()).isEqualTo(documents);
        assertThat(total.path("failed").asLong()).isZero();
        assertThat(total.path("bytes_read").asLong())
                .isEqualTo(total.path("bytes").asLong());
    }

    /** Same ids, contents and routings, and nothing else. */
    static void assertSame(Map<String, JsonNode> expected, Map<String, JsonNode> actual) {
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        actual.forEach((id, hit) -> {
            assertThat(hit.path("_source")).as(id).isEqualTo(expected.get(id).path("_source"));
            assertThat(hit.path("_routing")).as(id).isEqualTo(expected.get(id).path("_routing"));
        });
    }

    @Override
    public void close() {
        all.forEach(Osmigrate::close);
    }
}
