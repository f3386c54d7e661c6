package org.osmigrate.servers;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The servers that were started by hand, by their names. */
record NamedServers(Cache cache) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    ServerFolder folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ServerFailure.usage("A name is made of a-z, 0-9, '.', '_' and '-', not '" + name + "'");
        }
        return new ServerFolder(cache.runs().resolve(name));
    }

    boolean exists(String name) {
        return Files.exists(folder(name).recordFile());
    }

    ServerFolder existing(String name) {
        ServerFolder folder = folder(name);
        if (!exists(name)) {
            throw ServerFailure.notFound("There is no server '" + name + "'; './servers status' lists them");
        }
        return folder;
    }

    ServerRecord record(String name) {
        return existing(name)
                .readRecord()
                .orElseThrow(() -> ServerFailure.failed("Cannot read what is known of the server '" + name + "'"));
    }

    /** All but those of test runs, which are not anybody's to stop. */
    List<ServerFolder> byHand() {
        return new Reaper(cache)
                .all().stream()
                        .filter(folder -> folder.readRecord()
                                .filter(known -> !known.spec().owned())
                                .isPresent())
                        .toList();
    }
}
