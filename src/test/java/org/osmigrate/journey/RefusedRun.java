package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.process.Osmigrate;

/** A run that cannot be: it ends with its exit code, says what and what next, and leaves the target as it was. */
record RefusedRun(Api target, Path folder) {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots/elasticsearch-7.10.2/repo");

    /** A copy of the golden repository, to be damaged. */
    static Path goldenRepository(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN.toAbsolutePath())) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(GOLDEN.toAbsolutePath().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    /** The blocks of a migration of the golden snapshot's only index with one shard of one segment. */
    static String configuration(String target, Path repository) {
        return """
                session: refused-run
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap-2 }
                include: { indices: [ logs-2024 ] }
                """.formatted(target, repository.toUri());
    }

    /** Runs with a configuration for the target. */
    void of(Path repository, int exitCode, String... said) throws Exception {
        of(configuration(target.url().toString(), repository), exitCode, said);
    }

    void of(String yaml, int exitCode, String... said) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), yaml);
        List<String> before = state();
        check(Osmigrate.run(folder, "console", "run"), exitCode, said);
        assertThat(state()).isEqualTo(before);
    }

    void ofOrdinaryUser(Path repository, int exitCode, String... said) throws Exception {
        Files.writeString(
                folder.resolve("migration.yaml"), configuration(target.url().toString(), repository));
        List<String> before = state();
        check(Osmigrate.runAsOrdinaryUser(folder, "console", "run"), exitCode, said);
        assertThat(state()).isEqualTo(before);
    }

    static void check(Osmigrate.Ended ended, int exitCode, String... said) {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(exitCode);
        assertThat(ended.err())
                .as(ended.toString())
                .contains(said)
                .contains("osmigrate: ")
                .doesNotContain("this is a bug", "\tat ");
    }

    private List<String> state() {
        return Stream.of(
                        "/_cat/indices?expand_wildcards=all&format=json&h=index,uuid&s=index",
                        "/_template",
                        "/_index_template",
                        "/_component_template")
                .map(target::get)
                .map(Object::toString)
                .toList();
    }
}
