package org.osmigrate.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of a machine, as proc(5) shows it.
 *
 * @param machine the boot of the machine and the namespace in which process numbers count; empty when not known
 * @param number the process number
 * @param started when it was started, in clock ticks since the boot
 */
record ThisProcess(String machine, long number, long started) {

    private static final Path PROC = Path.of("/proc");

    static ThisProcess current() {
        long number = ProcessHandle.current().pid();
        return new ThisProcess(
                machineName(), number, Stat.of("self").map(Stat::started).orElse(0L));
    }

    /** Whether this process can tell for sure that another one, of the same machine, has ended. */
    boolean knowsGone(ThisProcess other) {
        boolean comparable = !machine.isEmpty() && machine.equals(other.machine()) && other.started() > 0;
        return comparable && seesAll() && !other.runs();
    }

    /** Where processes of others are hidden (the mount option {@code hidepid}), an absent one may be alive. */
    private static boolean seesAll() {
        return Stat.of("1").isPresent();
    }

    private boolean runs() {
        Path stat = PROC.resolve(Long.toString(number)).resolve("stat");
        return Stat.of(Long.toString(number))
                .map(found -> found.started() == started && !found.ended())
                .orElseGet(() -> Files.exists(stat));
    }

    private static String machineName() {
        try {
            String boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return boot + "/" + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private record Stat(long started, boolean ended) {

        private static final int STATE = 0;
        private static final int START = 19;

        static Optional<Stat> of(String process) {
            try {
                String line = Files.readString(PROC.resolve(process).resolve("stat"));
                // The second field is the program's name in parentheses and may hold anything.
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                boolean ended = fields[STATE].equals("Z") || fields[STATE].equals("X");
                return Optional.of(new Stat(Long.parseLong(fields[START]), ended));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
