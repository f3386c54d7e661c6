package org.osmigrate.config;

import java.util.List;

/** The keys of the log of captured traffic. */
final class TrafficKeys {

    private TrafficKeys() {}

    static List<Key> of() {
        return List.of(
                Key.of(
                                "traffic.log",
                                new Kind.Log(),
                                "",
                                "Where captured traffic is: file:///folder or kafka://host:port/topic.")
                        .flag("--log"),
                Key.of(
                        "traffic.fsync",
                        new Kind.OneOf(List.of("always", "interval", "never"), List.of()),
                        "always",
                        "When files of the log are forced to disk: before a record is acknowledged (always), now and then"
                                + " (interval), or when the system pleases (never)."),
                Key.of("traffic.fsync-interval", new Kind.Time(), "100ms", "How often, where fsync is interval."),
                Key.of(
                        "traffic.segment-size",
                        new Kind.Size(),
                        "64mb",
                        "A file of the log is followed by another when it is this long."),
                Key.of("traffic.segment-age", new Kind.Time(), "1h", "Or this old."),
                Key.of(
                        "traffic.retain-size",
                        new Kind.Size(),
                        "",
                        "The oldest files are deleted while the others have this many bytes; default: never."),
                Key.of(
                        "traffic.retain-age",
                        new Kind.Time(),
                        "",
                        "And when nothing was written to them for this long; default: never."),
                Key.of(
                        "traffic.bytes-in-flight",
                        new Kind.Size(),
                        "64mb",
                        "The most bytes of records that wait to be acknowledged; what is beyond is refused at once."),
                Key.of(
                        "traffic.kafka-partitions",
                        new Kind.Count(0, 10_000),
                        "0",
                        "How many partitions the topic gets when it is made; 0 for the brokers' default."),
                Key.of(
                        "traffic.kafka-properties",
                        new Kind.Properties(),
                        "",
                        "Properties of Kafka's client, name=value; a secret is name=env:VARIABLE or name=file:/path."));
    }
}
