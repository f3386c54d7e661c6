package org.osmigrate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server started by {@code ./servers} for this run alone; closing it removes it with its data. */
final class SearchServer implements AutoCloseable {

    private static final Pattern UP = Pattern.compile("is up at (\\S+) \\(pid (\\d+)");

    private final Place place;
    private final String name;
    private final Rest rest;
    private final long pid;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private SearchServer(Place place, String name, Rest rest, long pid) {
        this.place = place;
        this.name = name;
        this.rest = rest;
        this.pid = pid;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /** With both compilers, unlike the servers of tests: it lives long enough to be worth it. */
    static SearchServer start(Place place, String product, String version, int port, List<String> options) {
        String name = "bench-" + ProcessHandle.current().pid() + "-" + product;
        List<String> command = new ArrayList<>(List.of("start", product, version, "--name", name));
        command.addAll(List.of("--port", Integer.toString(port), "--jvm", "-XX:TieredStopAtLevel=4"));
        // It counts garbage as used, and refuses bulks for it.
        command.addAll(List.of("--set", "indices.breaker.total.use_real_memory: false"));
        command.addAll(options);
        String printed = Program.run(place, servers(place, command));
        Matcher up = UP.matcher(printed);
        if (!up.find()) {
            throw new IllegalStateException("./servers printed: " + printed);
        }
        return new SearchServer(place, name, Rest.of(up.group(1)), Long.parseLong(up.group(2)));
    }

    private static List<String> servers(Place place, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(place.checkout().resolve("servers").toString()));
        command.addAll(arguments);
        return command;
    }

    Rest rest() {
        return rest;
    }

    long pid() {
        return pid;
    }

    @Override
    public void close() {
        stop();
    }

    /** Once; but at the end of the benchmark again, if it was interrupted. */
    private void stop() {
        if (!stopped.get()) {
            Program.run(place, servers(place, List.of("stop", "--delete", "--if-exists", name)));
            stopped.set(true);
        }
    }
}
