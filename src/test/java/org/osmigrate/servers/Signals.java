package org.osmigrate.servers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sends signals to a process and to everything it started. */
final class Signals {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MS = 50;

    private Signals() {}

    static void send(Signal signal, ProcessIdentity process) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\" 2>/dev/null", "sh"));
        family(process).map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
        Processes.waitFor(Processes.start(new ProcessBuilder(command), "Cannot send a signal"));
    }

    /** Sends the first signal, waits, and kills what is still there. */
    static void end(Supplier<Optional<ProcessIdentity>> process, Signal first) {
        Optional<ProcessIdentity> running = process.get();
        if (running.isEmpty()) {
            return;
        }
        send(first, running.get());
        send(Signal.CONT, running.get());
        if (!gone(process)) {
            process.get().ifPresent(stubborn -> send(Signal.KILL, stubborn));
            if (!gone(process)) {
                throw ServerFailure.failed("Process " + running.get().pid() + " does not end, not even when killed");
            }
        }
    }

    private static boolean gone(Supplier<Optional<ProcessIdentity>> process) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.get().isPresent() && System.nanoTime() < end) {
            Processes.sleep(PAUSE_MS);
        }
        return process.get().isEmpty();
    }

    private static Stream<ProcessHandle> family(ProcessIdentity process) {
        return ProcessHandle.of(process.pid()).stream()
                .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()));
    }
}
