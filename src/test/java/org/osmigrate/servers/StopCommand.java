package org.osmigrate.servers;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code ./servers stop}: ends servers that were started by hand; their data stays unless it is to be deleted. */
record StopCommand(Cache cache, PrintStream out) {

    void run(List<String> line) {
        Arguments arguments = Arguments.parse(line, Set.of(), Set.of("--all", "--delete", "--if-exists"));
        boolean delete = arguments.has("--delete");
        if (arguments.has("--all")) {
            arguments.atMost(0);
            new NamedServers(cache).byHand().forEach(folder -> stop(folder, delete));
            return;
        }
        arguments.word(0, "the name of the server to stop, or --all");
        NamedServers known = new NamedServers(cache);
        List<String> names = arguments.has("--if-exists")
                ? arguments.words().stream().filter(known::exists).toList()
                : arguments.words();
        names.stream().map(known::existing).toList().forEach(folder -> stop(folder, delete));
    }

    private void stop(ServerFolder folder, boolean delete) {
        boolean wasRunning = folder.process().isPresent();
        folder.stop(Signal.TERM);
        if (delete) {
            folder.delete();
        }
        out.println(folder.name() + (wasRunning ? " stopped" : " was not running") + (delete ? ", deleted" : ""));
    }
}
