package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs as processes, and what they cost. */
final class Program {

    /** The shell waits for the program, so that its own child time is the program's, with what that has waited for. */
    private static final String MEASURED = """
            pid_file=$1; times_file=$2; shift 2
            "$@" & echo $! >"$pid_file"; wait $!; code=$?
            times >"$times_file"; exit $code""";

    /**
     * A program that has ended.
     *
     * @param seconds from its start to its end
     * @param cpuSeconds user and system time of all its threads
     * @param peakMegabytes the most memory that was resident at once (VmHWM)
     * @param output what it printed to standard output
     */
    record Cost(double seconds, double cpuSeconds, double peakMegabytes, String output) {}

    private Program() {}

    /** Runs a program that is not measured; what it prints, or a failure. */
    static String run(Place place, List<String> command) {
        try {
            Path output = Files.createTempFile(place.work(), "program", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(place.checkout().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            int code = process.waitFor();
            String printed = Files.readString(output);
            Files.delete(output);
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a program to its end and measures it; one that fails ends the benchmark. */
    static Cost measure(Place place, List<String> command) {
        try {
            return measured(place.work(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Cost measured(Path work, List<String> command) throws IOException, InterruptedException {
        Path pid = work.resolve("pid");
        Path times = work.resolve("times");
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        Files.deleteIfExists(pid);
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", MEASURED, "sh", pid.toString(), times.toString()));
        wrapped.addAll(command);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(wrapped)
                .directory(work.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        double peak = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcFile.peakMegabytes(pid));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ": "
                    + Files.readString(out) + Files.readString(err));
        }
        return new Cost(seconds, ProcFile.childSeconds(times), peak, Files.readString(out, StandardCharsets.UTF_8));
    }
}
