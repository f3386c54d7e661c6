package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRecordTest {

    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasWritten() throws Exception {
        // Given
        ServerSpec spec = new ServerSpec(
                Product.ELASTICSEARCH,
                "7.10.2",
                9200,
                List.of(Path.of("/a b"), Path.of("/ü")),
                "1g",
                List.of("node.attr.rack: a = b", "x: [1, 2]"),
                List.of("-Xlog:gc"),
                true);
        ServerRecord written = new ServerRecord(spec, 9200, new ProcessIdentity(7, "99"));

        // When
        written.save(folder.resolve("server.properties"));

        // Then
        assertThat(ServerRecord.load(folder.resolve("server.properties"))).contains(written);
    }

    @Test
    void isAbsentWhenThereIsNone() {
        assertThat(ServerRecord.load(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aServerOfADeadTestRunIsAnOrphanAndOneByHandIsNot() throws Exception {
        ServerFolder ofTest = known("test", true);
        ServerFolder byHand = known("hand", false);

        assertThat(ofTest.isOrphan()).isTrue();
        assertThat(byHand.isOrphan()).isFalse();
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsNeverStopped() throws Exception {
        // Given
        ServerFolder server = known("test", true);
        Process bystander = new ProcessBuilder("sleep", "60").start();
        String stat = Files.readString(Path.of("/proc/" + bystander.pid() + "/stat"));
        String started = ProcessIdentity.parse(stat).orElseThrow().started();
        Files.writeString(server.identity(), stat.replace(" " + started + " ", " " + started + "1 "));

        // When
        server.stop(Signal.KILL);

        // Then
        assertThat(bystander.isAlive()).isTrue();
        bystander.destroyForcibly().waitFor();
    }

    private ServerFolder known(String name, boolean owned) throws Exception {
        ServerFolder server = new ServerFolder(folder.resolve(name));
        server.create();
        ServerSpec spec = new ServerSpec(Product.S3, "4.1.0", 9090, List.of(), "64m", List.of(), List.of(), owned);
        new ServerRecord(spec, 9090, new ProcessIdentity(1, "no such tick")).save(server.recordFile());
        return server;
    }
}
