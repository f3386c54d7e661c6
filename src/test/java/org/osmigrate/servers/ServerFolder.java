package org.osmigrate.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one server, all in one folder whose name is the server's. */
record ServerFolder(Path path) {

    private static final int TAIL = 20;

    String name() {
        return path.getFileName().toString();
    }

    Path data() {
        return path.resolve("data");
    }

    Path conf() {
        return path.resolve("conf");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path tmp() {
        return path.resolve("tmp");
    }

    Path repositories() {
        return path.resolve("repositories");
    }

    /** What the process prints. */
    Path output() {
        return path.resolve("output.log");
    }

    /** Written by the process itself before it becomes the server. */
    Path identity() {
        return path.resolve("identity");
    }

    Path recordFile() {
        return path.resolve("server.properties");
    }

    Optional<ServerRecord> readRecord() {
        return ServerRecord.load(recordFile());
    }

    Optional<ProcessIdentity> process() {
        return ProcessIdentity.read(identity()).filter(ProcessIdentity::isAlive);
    }

    /** Running, or being started by a process that lives. */
    boolean isInUse() {
        return process().isPresent()
                || (Files.notExists(identity())
                        && readRecord().map(ServerRecord::launcher).filter(ProcessIdentity::isAlive).isPresent());
    }

    /** Its test run was killed and could not end it. */
    boolean isOrphan() {
        return readRecord()
                .filter(known -> known.spec().owned())
                .filter(known -> !known.launcher().isAlive())
                .isPresent();
    }

    void create() throws IOException {
        for (Path folder : new Path[] {data(), logs(), tmp(), repositories()}) {
            Files.createDirectories(folder);
        }
    }

    /** Ends the process, if it is still there, with everything that it started itself. */
    void stop(Signal first) {
        Signals.end(this::process, first);
    }

    void delete() {
        try {
            Folders.delete(path);
        } catch (IOException failure) {
            throw ServerFailure.failed("Cannot delete " + path, failure);
        }
    }

    /** The end of what the process printed. */
    String lastOutput() {
        try {
            var lines = Files.readAllLines(output());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
