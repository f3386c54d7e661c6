package org.osmigrate.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One process for sure: its number, and the kernel's tick it started at, so that another process which was given the
 * same number later is not mistaken for it. Both come from {@code /proc/PID/stat} (proc(5)).
 */
record ProcessIdentity(long pid, String started) {

    private static final int STATE = 0;
    private static final int START_TIME = 19;

    static ProcessIdentity ofThisProcess() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> ServerFailure.failed("Servers need Linux: there is no /proc/" + pid));
    }

    /** The process of that number, unless it has ended; one that only waits to be collected has. */
    static Optional<ProcessIdentity> of(long pid) {
        return read(Path.of("/proc", String.valueOf(pid), "stat"));
    }

    /** The process that a copy of its own {@code stat} names. */
    static Optional<ProcessIdentity> read(Path stat) {
        try {
            return parse(Files.readString(stat));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static Optional<ProcessIdentity> parse(String stat) {
        int endOfName = stat.lastIndexOf(')');
        if (endOfName < 0) {
            return Optional.empty();
        }
        List<String> fields = List.of(stat.substring(endOfName + 1).strip().split("\\s+", -1));
        boolean ended = "ZX".contains(fields.get(STATE));
        if (ended || fields.size() <= START_TIME) {
            return Optional.empty();
        }
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return Optional.of(new ProcessIdentity(pid, fields.get(START_TIME)));
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
