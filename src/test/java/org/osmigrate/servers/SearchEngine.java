package org.osmigrate.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One node of Elasticsearch or OpenSearch, which is a cluster of its own. */
final class SearchEngine implements Engine {

    private static final int FIRST_JDK_THAT_ASKS = 18;

    /** Without the second compiler a server that lives for minutes takes half the processor time. */
    private static final String QUICK_TO_WARM_UP = "-XX:TieredStopAtLevel=1";

    @Override
    public void configure(Setup setup) throws IOException {
        Path conf = setup.folder().conf();
        Folders.delete(conf);
        Folders.copy(setup.home().resolve("config"), conf);
        if (isSecure(setup)) {
            Security.configure(setup);
        }
        Files.writeString(conf.resolve(name(setup) + ".yml"), String.join("\n", settings(setup)) + "\n");
    }

    private static List<String> settings(Setup setup) {
        List<String> lines = new ArrayList<>(List.of(
                "cluster.name: " + setup.folder().name(),
                "node.name: " + setup.folder().name(),
                "path.data: " + setup.folder().data(),
                "path.logs: " + setup.folder().logs(),
                "path.repo: [" + repositories(setup) + "]",
                "network.host: 127.0.0.1",
                "http.port: " + setup.port(),
                "transport.port: 0",
                "discovery.type: single-node",
                "cluster.routing.allocation.disk.threshold_enabled: false"));
        if (isSecure(setup)) {
            lines.addAll(Security.settings());
        }
        lines.addAll(setup.spec().settings());
        return lines;
    }

    private static String repositories(Setup setup) {
        List<Path> folders = new ArrayList<>(setup.spec().repositories());
        folders.add(setup.folder().repositories());
        return folders.stream().map(path -> "\"" + path + "\"").collect(Collectors.joining(", "));
    }

    @Override
    public List<String> command(Setup setup) {
        String heap = setup.spec().heap();
        List<String> command = new ArrayList<>(List.of(
                setup.jdk().java(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                QUICK_TO_WARM_UP,
                "-Xss1m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-Dlog4j2.disable.jmx=true",
                "-Djava.io.tmpdir=" + setup.folder().tmp()));
        command.addAll(flagsOfVersion(setup));
        command.addAll(setup.spec().jvm());
        command.addAll(program(setup));
        return command;
    }

    private static List<String> flagsOfVersion(Setup setup) {
        if (usesAgent(setup)) {
            return List.of(
                    "-javaagent:" + setup.home().resolve("agent/opensearch-agent.jar"),
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-modules=jdk.incubator.vector",
                    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1");
        }
        return setup.jdk().version() < FIRST_JDK_THAT_ASKS ? List.of() : List.of("-Djava.security.manager=allow");
    }

    private static boolean usesAgent(Setup setup) {
        return setup.spec().product() != Product.ELASTICSEARCH
                && setup.distribution().major() >= 3;
    }

    private static List<String> program(Setup setup) {
        boolean elasticsearch = setup.spec().product() == Product.ELASTICSEARCH;
        String prefix = elasticsearch ? "es" : "opensearch";
        return List.of(
                "-D%s.path.home=%s".formatted(prefix, setup.home()),
                "-D%s.path.conf=%s".formatted(prefix, setup.folder().conf()),
                "-D%s.distribution.flavor=oss".formatted(prefix),
                "-D%s.distribution.type=zip".formatted(prefix),
                "-D%s.bundled_jdk=false".formatted(prefix),
                "-cp",
                setup.home().resolve("lib") + "/*",
                elasticsearch ? "org.elasticsearch.bootstrap.Elasticsearch" : "org.opensearch.bootstrap.OpenSearch");
    }

    @Override
    public boolean isReady(Setup setup) {
        URI health = setup.url().resolve("/_cluster/health?wait_for_status=yellow&timeout=5s");
        return isSecure(setup)
                ? Security.of(setup.folder(), setup.url()).isUp()
                : Http.plain().isOk(health);
    }

    @Override
    public void prepare(Setup setup) {
        if (isSecure(setup)) {
            Security.of(setup.folder(), setup.url()).createAdministrator();
        }
    }

    private static boolean isSecure(Setup setup) {
        return setup.spec().product() == Product.OPENSEARCH_SECURE;
    }

    private static String name(Setup setup) {
        return setup.spec().product() == Product.ELASTICSEARCH ? "elasticsearch" : "opensearch";
    }
}
