package org.osmigrate.servers;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code ./servers status} and {@code url}: what is known about servers. */
record StatusCommand(Cache cache, PrintStream out) {

    void list(List<String> line) {
        Arguments.parse(line, Set.of(), Set.of()).atMost(0);
        for (ServerFolder folder : new Reaper(cache).all()) {
            folder.readRecord().ifPresent(known -> out.println(line(folder, known)));
        }
    }

    private static String line(ServerFolder folder, ServerRecord known) {
        return "%s %s %s %s %s%s"
                .formatted(
                        folder.name(),
                        known.spec().product().id(),
                        known.spec().version(),
                        known.spec().product().url(known.port()),
                        folder.process().map(process -> "up (pid " + process.pid() + ")").orElse("down"),
                        known.spec().owned() ? " of the test run " + known.launcher().pid() : "");
    }

    void url(List<String> line) {
        Arguments arguments = Arguments.parse(line, Set.of(), Set.of());
        arguments.atMost(1);
        ServerRecord known = new NamedServers(cache).record(arguments.word(0, "the name of the server"));
        out.println(known.spec().product().url(known.port()));
    }
}
