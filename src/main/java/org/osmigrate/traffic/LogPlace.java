package org.osmigrate.traffic;

import java.net.URI;
import java.nio.file.Path;
import org.osmigrate.failure.ConfigurationInvalid;

/** Where a log is. */
public sealed interface LogPlace {

    /** A directory on this machine. */
    record Folder(Path path) implements LogPlace {}

    /** A topic of Kafka; brokers with commas. */
    record Topic(String brokers, String topic) implements LogPlace {}

    /** Reads {@code file:///folder} or {@code kafka://host:port,host:port/topic}. */
    static LogPlace parse(String text) {
        if (text.matches("file:///.+")) {
            return new Folder(Path.of(URI.create(text.replace(" ", "%20"))));
        }
        if (text.matches("kafka://[^/@\\s]+:\\d+(,[^/@\\s]+:\\d+)*/[A-Za-z0-9._-]{1,200}")) {
            int slash = text.lastIndexOf('/');
            return new Topic(text.substring("kafka://".length(), slash), text.substring(slash + 1));
        }
        throw new ConfigurationInvalid(
                "'" + text + "' is no traffic log",
                "Write it like file:///var/lib/osmigrate/traffic or kafka://127.0.0.1:9092/traffic.");
    }
}
