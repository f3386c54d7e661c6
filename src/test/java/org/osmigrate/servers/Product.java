package org.osmigrate.servers;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be started. */
public enum Product {
    ELASTICSEARCH("elasticsearch", "7.10.2", 9200),
    OPENSEARCH("opensearch", "3.8.0", 9200),
    OPENSEARCH_SECURE("opensearch-secure", "2.19.4", 9200),
    KAFKA("kafka", "4.4.0", 9092),
    S3("s3", "4.1.0", 9090);

    private final String id;
    private final String defaultVersion;
    private final int defaultPort;

    Product(String id, String defaultVersion, int defaultPort) {
        this.id = id;
        this.defaultVersion = defaultVersion;
        this.defaultPort = defaultPort;
    }

    static Product named(String id) {
        return Arrays.stream(values())
                .filter(product -> product.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ServerFailure.usage("Unknown product '" + id + "'; known are " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Product::id).collect(Collectors.joining(", "));
    }

    URI url(int port) {
        String scheme =
                switch (this) {
                    case OPENSEARCH_SECURE -> "https";
                    case ELASTICSEARCH, OPENSEARCH, S3 -> "http";
                    case KAFKA -> "kafka";
                };
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** Its name on the command line. */
    public String id() {
        return id;
    }

    /** The version that is started when none is named. */
    public String defaultVersion() {
        return defaultVersion;
    }

    /** The port that {@code ./servers} tries first when none is named. */
    public int defaultPort() {
        return defaultPort;
    }
}
