package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.CorruptTraffic;

class ArchiveTest {

    /** Connection "c1", a read of "GET" at 2 s, number 1. */
    private static final byte[] STREAM = HexFormat.of()
            .parseHex("0a026331" + "120d" + "0a04" + "0802" + "1003" + "2205" + "0a03" + "474554" + "1801");

    private static final String LINE = "c1|" + Base64.getEncoder().encodeToString(STREAM) + "\n";

    @TempDir
    private Path folder;

    @Test
    void anArchiveOfTheReferenceComesOutAsItWentIn() throws Exception {
        Path in = write(LINE + LINE.replace("c1|", "c1.0|") + LINE);
        TrafficLog log = MemoryLog.of(2);
        assertThat(new Archive(in).importTo(log.writer())).isEqualTo(3);
        assertThat(ReadUp.records(log)).extracting(TrafficRecord::key).containsExactlyInAnyOrder("c1", "c1.0", "c1");

        Path out = folder.resolve("out.gz");
        assertThat(new Archive(out).exportFrom(log.records(new Start.Beginning(), OnDamage.FAIL)))
                .isEqualTo(3);
        assertThat(lines(out)).containsExactlyInAnyOrderElementsOf(lines(in));
    }

    @Test
    void linesWithoutKeysAndFilesThatAreNotZippedAreRead() throws Exception {
        Path in = folder.resolve("plain");
        Files.writeString(in, Base64.getEncoder().encodeToString(STREAM));
        TrafficLog log = MemoryLog.of(1);

        assertThat(new Archive(in).importTo(log.writer())).isEqualTo(1);
        assertThat(ReadUp.records(log)).extracting(TrafficRecord::key).containsExactly("c1");
    }

    @Test
    void aDamagedLineIsAFailureThatNamesIt() throws Exception {
        for (String damaged : List.of("c1|%%%", "c1|AAAA", "c1|", LINE.substring(0, 20))) {
            Path in = write(LINE + damaged + "\n" + LINE);
            assertThatThrownBy(() -> new Archive(in).importTo(MemoryLog.of(1).writer()))
                    .as(damaged)
                    .isInstanceOf(CorruptTraffic.class)
                    .hasMessageContaining("line 2");
        }
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("in.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
