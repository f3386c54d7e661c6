package org.osmigrate.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows the servers of this user, and ends those whose test run was killed. */
record Reaper(Cache cache) {

    private static final String LOCK = "servers";

    List<ServerFolder> all() {
        try {
            return Folders.files(cache.runs()).stream().map(ServerFolder::new).toList();
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot list " + cache.runs(), failure);
        }
    }

    void endOrphans() {
        try (FileChannel _ = cache.lock(LOCK)) {
            all().stream().filter(ServerFolder::isOrphan).forEach(Reaper::end);
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot look after the servers in " + cache.runs(), failure);
        }
    }

    private static void end(ServerFolder orphan) {
        orphan.stop(Signal.KILL);
        orphan.delete();
    }

    /** Chooses a port and writes the record that keeps it, as one step for all processes. */
    ServerRecord register(ServerSpec spec, ServerFolder folder) {
        try (FileChannel _ = cache.lock(LOCK)) {
            refuseIfInUse(folder);
            folder.create();
            Files.deleteIfExists(folder.identity());
            int port = Ports.firstFree(spec.wantedPort(), promised());
            ServerRecord known = new ServerRecord(spec, port, ProcessIdentity.ofThisProcess());
            known.save(folder.recordFile());
            return known;
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot write to " + folder.path(), failure);
        }
    }

    private static void refuseIfInUse(ServerFolder folder) {
        if (folder.isInUse()) {
            throw ServerFailure.conflict(folder.name() + " is running or being started by somebody else");
        }
    }

    private Set<Integer> promised() {
        return all().stream()
                .filter(ServerFolder::isInUse)
                .flatMap(folder -> folder.readRecord().stream())
                .map(ServerRecord::port)
                .collect(Collectors.toSet());
    }
}
