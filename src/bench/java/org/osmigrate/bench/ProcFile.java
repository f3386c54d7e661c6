package org.osmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel counts for a process. */
final class ProcFile {

    private static final double TICKS_PER_SECOND = 100;

    private ProcFile() {}

    /** User and system time of a process that runs, all of its threads. */
    static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The highest resident memory so far of the process whose number a file holds; 0 when there is none. */
    static double peakMegabytes(Path pidFile) {
        try {
            return kilobytes(Files.readString(pidFile).strip(), "VmHWM:") / 1024.0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The resident memory of a process now. */
    static double residentMegabytes(long pid) {
        try {
            return kilobytes(Long.toString(pid), "VmRSS:") / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kilobytes(String pid, String field) throws IOException {
        if (pid.isEmpty()) {
            return 0;
        }
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /** The second line of what a shell's {@code times} prints: user and system time of its children. */
    static double childSeconds(Path times) throws IOException {
        List<String> lines = Files.readAllLines(times);
        double seconds = 0;
        for (String time : lines.get(1).split(" ", -1)) {
            String[] parts = time.split("[ms]", -1);
            seconds += Integer.parseInt(parts[0]) * 60 + Double.parseDouble(parts[1]);
        }
        return seconds;
    }

    /** The load of the machine, as the kernel writes it. */
    static String load() {
        try {
            String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
            return fields[0] + " " + fields[1] + " " + fields[2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
