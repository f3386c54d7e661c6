package org.osmigrate.journey;

import java.nio.file.Path;
import org.osmigrate.servers.Server;

/** The real servers that whole migrations run between. */
record Lab(Server source, Server opensearchServer) {

    Api elasticsearch() {
        return new Api(source.url());
    }

    Api opensearch() {
        return new Api(opensearchServer.url());
    }

    /** A new folder in which the source may keep a snapshot repository. */
    Path repository(String name) {
        return source.newRepository(name);
    }

    /** Removes what an earlier migration left on a target. */
    static void forget(Api target, String session, String... indices) {
        for (String index : indices) {
            target.delete("/" + index);
        }
        target.delete("/.osmigrate-" + session);
    }
}
