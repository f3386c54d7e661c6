package org.osmigrate.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it: the packaged jar under this JVM, or the native executable, in a process of its own. */
public final class Osmigrate implements AutoCloseable {

    private static final long LIMIT_MINUTES = 5;

    private static final List<String> NOT_ROOT = List.of("unshare", "-U", "--map-user=1000", "--map-group=1000");

    private final Process process;
    private final Path out;
    private final Path err;

    private Osmigrate(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** How it ended. */
    public record Ended(int exitCode, String out, String err) {
        @Override
        public String toString() {
            return "exit " + exitCode + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    /** Starts it in a folder, with more environment variables. */
    public static Osmigrate start(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start(folder, environment, launcher(), arguments);
    }

    private static Osmigrate start(
            Path folder, Map<String, String> environment, List<String> launcher, List<String> arguments)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(launcher);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new Osmigrate(builder.start(), out, err);
    }

    /** Runs it to its end as somebody whom file permissions concern, also when the tests run as root. */
    public static Ended runAsOrdinaryUser(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? NOT_ROOT : List.of());
        command.addAll(launcher());
        try (Osmigrate osmigrate = start(folder, Map.of(), command, List.of(arguments))) {
            return osmigrate.await();
        }
    }

    private static boolean isRoot() {
        return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    }

    /** Runs it to its end. */
    public static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        try (Osmigrate osmigrate = start(folder, Map.of(), List.of(arguments))) {
            return osmigrate.await();
        }
    }

    private static List<String> launcher() {
        String executable = System.getProperty("osmigrate.executable");
        if (executable != null) {
            return List.of(executable);
        }
        String jar = System.getProperty(
                "osmigrate.jar",
                Path.of("target", "osmigrate.jar").toAbsolutePath().toString());
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar", jar);
    }

    /** Waits for its end; a process that runs for too long is killed, and that is an error. */
    public Ended await() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + LIMIT_MINUTES + " minutes: " + ended(-1));
        }
        return ended(process.exitValue());
    }

    /** What it has printed so far, for people. */
    public String err() throws IOException {
        return Files.readString(err);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Freezes it: SIGSTOP. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on: SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Asks it to end: SIGTERM. */
    public void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " " + pid() + ": exit code " + exit);
        }
    }

    /** Kill -9. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Ended ended(int exitCode) throws IOException {
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
        kill();
    }
}
