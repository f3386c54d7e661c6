package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** An archive of captured traffic that goes into a topic of a real Kafka and comes out again as it was, by commands. */
final class ArchiveThroughKafka {

    /** A read of "GET" at 2 s on connection "c1", number 1: see the fields of the record. */
    private static final String STREAM = "0a026331120d0a04080210032205" + "0a034745541801";

    private final Path folder;

    ArchiveThroughKafka(Path folder) {
        this.folder = folder;
    }

    void run() throws Exception {
        List<String> lines = IntStream.range(0, 500)
                .mapToObj(i -> "c1|"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(STREAM)))
                .toList();
        Path in = gzipped(lines);
        Path out = folder.resolve("out.gz");
        try (Server kafka = Servers.kafka().start()) {
            String log = "kafka://127.0.0.1:" + kafka.port() + "/archived";

            traffic("import", log, in.toString());
            Osmigrate.Ended shown = traffic("show", log);
            traffic("export", log, out.toString());

            assertThat(shown.out()).contains("500");
        }
        assertThat(Unzipped.lines(out)).isEqualTo(lines);
    }

    private Osmigrate.Ended traffic(String verb, String log, String... file) throws Exception {
        List<String> command = new ArrayList<>(List.of("console", "traffic", verb, "--log", log));
        command.addAll(List.of(file));
        Osmigrate.Ended ended = Osmigrate.run(folder, command.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return ended;
    }

    private Path gzipped(List<String> lines) throws IOException {
        Path file = folder.resolve("in.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
