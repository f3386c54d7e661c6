package org.osmigrate.servers;

import java.util.ArrayList;
import java.util.List;

/** What the eras of Elasticsearch and OpenSearch want of their JVM and of their configuration. */
record SearchFlags(Setup setup) {

    private static final int FIRST_JDK_THAT_ASKS = 18;
    private static final int FIRST_JDK_WITH_MODULES = 9;
    private static final int FIRST_WITHOUT_SECURITY_MANAGER = 8;

    boolean elasticsearch() {
        return setup.spec().product() == Product.ELASTICSEARCH;
    }

    int major() {
        return setup.distribution().major();
    }

    /** Its launcher hands the arguments to the server through a pipe, so only its own script will do. */
    boolean ownScript() {
        return elasticsearch() && major() >= FIRST_WITHOUT_SECURITY_MANAGER;
    }

    boolean first() {
        return elasticsearch() && major() == 1;
    }

    List<String> jvm() {
        if (!elasticsearch() && major() >= 3) {
            return List.of(
                    "-javaagent:" + setup.home().resolve("agent/opensearch-agent.jar"),
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-modules=jdk.incubator.vector",
                    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1");
        }
        List<String> flags = new ArrayList<>();
        if (setup.jdk().version() >= FIRST_JDK_THAT_ASKS) {
            flags.add("-Djava.security.manager=allow");
        }
        if (elasticsearch() && major() < 7 && setup.jdk().version() >= FIRST_JDK_WITH_MODULES) {
            List.of("java.nio", "java.lang", "jdk.internal.ref", "sun.nio.ch")
                    .forEach(opened -> flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        }
        if (first()) {
            flags.addAll(List.of("-Delasticsearch", "-Des.foreground=yes"));
        }
        return flags;
    }

    List<String> settings() {
        List<String> lines = new ArrayList<>();
        lines.add((elasticsearch() && major() < 7 ? "transport.tcp.port" : "transport.port") + ": 0");
        if (!elasticsearch() || major() >= 5) {
            lines.add("discovery.type: single-node");
        } else if (major() == 1) {
            lines.add("discovery.zen.ping.multicast.enabled: false");
        }
        if (elasticsearch() && major() == 6) {
            lines.add("xpack.ml.enabled: false");
        }
        if (ownScript()) {
            lines.add("xpack.security.enabled: false");
        }
        return lines;
    }

    /** What comes after the main class. */
    List<String> arguments() {
        return elasticsearch() && major() == 2 ? List.of("start") : List.of();
    }
}
