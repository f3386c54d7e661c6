package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a process had acknowledged when it was killed is read back, by whoever opens the log next. */
class KilledWriterIT {

    private static final int KILLS = 3;
    private static final int PER_LIFE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Set<Integer> acknowledged = new HashSet<>();
        for (int life = 0; life < KILLS; life++) {
            Path output = folder.resolve("output-" + life);
            Process process = start(life * PER_LIFE, output);
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> Files.readAllLines(output).size() > 300);
            } finally {
                process.destroyForcibly().waitFor();
            }
            acknowledged.addAll(numbers(output));
        }
        TrafficLog log = FileLog.of(folder.resolve("log"), FileSettings.DEFAULT);
        log.writer().close();

        assertThat(ReadUp.records(log).stream().map(Samples::number))
                .doesNotHaveDuplicates()
                .containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 300);
    }

    private Process start(int first, Path output) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        folder.resolve("log").toString(),
                        String.valueOf(first))
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    /** Whole lines only: the last one may be cut. */
    private static List<Integer> numbers(Path output) throws Exception {
        return Files.readAllLines(output).stream()
                .filter(line -> line.endsWith("."))
                .map(line -> Integer.valueOf(line.substring(0, line.length() - 1)))
                .toList();
    }
}
