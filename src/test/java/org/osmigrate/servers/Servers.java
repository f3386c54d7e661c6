package org.osmigrate.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The way to a server for a test: it ends when it is closed, at the latest with this JVM, however that ends. */
public final class Servers {

    private final Product product;
    private final String version;
    private final List<Path> repositories = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private final List<String> jvm = new ArrayList<>();
    private String heap = "512m";

    private Servers(Product product, String version) {
        this.product = product;
        this.version = version;
    }

    /** Any product in its default version. */
    public static Servers of(Product product) {
        return new Servers(product, product.defaultVersion());
    }

    /** Any product and version; what is known stands in {@code Distributions}. */
    public static Servers of(Product product, String version) {
        return new Servers(product, version);
    }

    /** Elasticsearch of a version. */
    public static Servers elasticsearch(String version) {
        return new Servers(Product.ELASTICSEARCH, version);
    }

    /** OpenSearch of a version, without security. */
    public static Servers openSearch(String version) {
        return new Servers(Product.OPENSEARCH, version);
    }

    /** OpenSearch with the security plugin: HTTPS, users and roles. */
    public static Servers secureOpenSearch() {
        return of(Product.OPENSEARCH_SECURE);
    }

    /** A Kafka broker. */
    public static Servers kafka() {
        return of(Product.KAFKA);
    }

    /** An S3 server over a folder: {@code Server.data()/BUCKET/KEY}; user {@code test}, secret {@code testsecret}. */
    public static Servers s3() {
        return of(Product.S3);
    }

    /** One more folder that it may use for snapshots. */
    public Servers repo(Path folder) {
        repositories.add(folder.toAbsolutePath());
        return this;
    }

    /** Its heap, as in {@code -Xmx}. */
    public Servers heap(String size) {
        heap = size;
        return this;
    }

    /** One more flag of a search engine's JVM; benchmarks want {@code -XX:TieredStopAtLevel=4}. */
    public Servers jvm(String flag) {
        jvm.add(flag);
        return this;
    }

    /** One more line of its configuration, {@code key: value} ({@code key=value} for Kafka and S3). */
    public Servers set(String line) {
        settings.add(line);
        return this;
    }

    /** Starts it on a free port and waits until it answers. */
    public Server start() {
        Cache cache = Cache.ofUser();
        ServerSpec spec = new ServerSpec(product, version, Ports.anywhere(), repositories, heap, settings, jvm, true);
        Server server = new Starter(cache).register(spec, folder(cache));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end " + server.name()));
        server.start();
        return server;
    }

    private ServerFolder folder(Cache cache) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return new ServerFolder(cache.runs().resolve("test-" + product.id() + "-" + unique));
    }
}
