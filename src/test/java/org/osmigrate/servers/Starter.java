package org.osmigrate.servers;

import java.nio.file.Path;

/** Brings together what a server needs: its distribution, a JDK, a folder and a port. */
record Starter(Cache cache) {

    /** A server that is known to all processes from now on, and not started yet. */
    Server register(ServerSpec spec, ServerFolder folder) {
        Reaper reaper = new Reaper(cache);
        reaper.endOrphans();
        Distribution distribution = Distributions.find(spec.product(), spec.version());
        Jdk jdk = jdk(distribution);
        Path home = Installation.of(distribution, cache);
        ServerRecord known = reaper.register(spec, folder);
        return new Server(new Setup(spec, distribution, known.port(), folder, home, jdk));
    }

    private static Jdk jdk(Distribution distribution) {
        String purpose = distribution.product().id() + " " + distribution.version();
        return Jdk.between(distribution.minJdk(), distribution.maxJdk(), purpose);
    }
}
