package org.osmigrate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A {@link NullTarget} in a process of its own, so that its processor time is not the benchmark's. */
final class NullServer implements AutoCloseable {

    private final Process process;
    private final Rest rest;

    private NullServer(Process process, Rest rest) {
        this.process = process;
        this.rest = rest;
    }

    static NullServer start(Place place, String upstream) {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                place.checkout()
                        .resolve("src/bench/java/org/osmigrate/bench/NullTarget.java")
                        .toString(),
                "0",
                upstream);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader printed = process.inputReader();
            return new NullServer(process, Rest.of("http://127.0.0.1:" + printed.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return rest.url().toString();
    }

    long pid() {
        return process.pid();
    }

    /** Items taken since the start. */
    long items() {
        return rest.get("/_taken").get("items").asLong();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
