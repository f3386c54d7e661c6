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
                "cluster.routing.allocation.disk.threshold_enabled: false"));
        lines.addAll(new SearchFlags(setup).settings());
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
        SearchFlags flags = new SearchFlags(setup);
        if (flags.ownScript()) {
            return ownScript(setup);
        }
        List<String> command = new ArrayList<>();
        command.add(setup.jdk().java());
        command.addAll(memory(setup));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-Dlog4j2.disable.jmx=true",
                "-Djava.io.tmpdir=" + setup.folder().tmp()));
        command.addAll(flags.jvm());
        command.addAll(setup.spec().jvm());
        command.addAll(program(setup));
        command.addAll(flags.arguments());
        return command;
    }

    private static List<String> memory(Setup setup) {
        String heap = setup.spec().heap();
        return List.of("-Xms" + heap, "-Xmx" + heap, "-Xss1m", QUICK_TO_WARM_UP);
    }

    private static List<String> ownScript(Setup setup) {
        List<String> options = new ArrayList<>(memory(setup));
        options.addAll(setup.spec().jvm());
        return List.of(
                "env",
                "ES_JAVA_HOME=" + setup.jdk().home(),
                "ES_PATH_CONF=" + setup.folder().conf(),
                "ES_TMPDIR=" + setup.folder().tmp(),
                "ES_JAVA_OPTS=" + String.join(" ", options),
                "bash",
                setup.home().resolve("bin/elasticsearch").toString());
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
                classPath(setup),
                elasticsearch ? "org.elasticsearch.bootstrap.Elasticsearch" : "org.opensearch.bootstrap.OpenSearch");
    }

    private static String classPath(Setup setup) {
        String all = setup.home().resolve("lib") + "/*";
        return new SearchFlags(setup).first() ? LegacyJvm.classes(setup.home()) + ":" + all : all;
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
