package org.osmigrate.servers;

import java.io.IOException;
import java.util.List;

/** How servers of one kind are configured, run and asked whether they are ready. */
sealed interface Engine permits SearchEngine, KafkaBroker, S3Gateway {

    static Engine of(Product product) {
        return switch (product) {
            case ELASTICSEARCH, OPENSEARCH, OPENSEARCH_SECURE -> new SearchEngine();
            case KAFKA -> new KafkaBroker();
            case S3 -> new S3Gateway();
        };
    }

    /** Writes what the server reads at its start. */
    void configure(Setup setup) throws IOException;

    /** The program and its arguments. */
    List<String> command(Setup setup);

    boolean isReady(Setup setup);

    /** Called once, when a new server is ready. */
    default void prepare(Setup setup) throws IOException {}
}
