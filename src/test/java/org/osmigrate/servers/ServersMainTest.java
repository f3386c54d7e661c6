package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServersMainTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "restart",
                "start",
                "start solr",
                "start elasticsearch 7.10.2 more",
                "start elasticsearch 1.2.3",
                "start elasticsearch --bogus",
                "start elasticsearch --port",
                "start elasticsearch --port many",
                "start elasticsearch --name ../x",
                "stop",
                "stop --all one",
                "status now"
            })
    void whatItDoesNotUnderstandIsAUsageError(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("servers: ").hasLineCount(1);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        assertThat(run("stop nobody")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'nobody'");
    }

    @Test
    void statusListsWhatIsKnownAlsoWhenItIsDown() throws Exception {
        // Given
        ServerSpec spec = new ServerSpec(Product.KAFKA, "4.4.0", 9092, List.of(), "512m", List.of(), List.of(), false);
        ServerFolder known = new ServerFolder(cache().runs().resolve("mine"));
        known.create();
        new ServerRecord(spec, 9093, new ProcessIdentity(1, "0")).save(known.recordFile());

        // When
        int exit = run("status");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("mine kafka 4.4.0 kafka://127.0.0.1:9093 down");
    }

    private int run(String line) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        return ServersMain.run(arguments, cache(), print(out), print(err));
    }

    private Cache cache() {
        return new Cache(folder);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
