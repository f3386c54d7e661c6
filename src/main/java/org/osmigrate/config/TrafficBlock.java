package org.osmigrate.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.traffic.FileSettings;
import org.osmigrate.traffic.Fsync;
import org.osmigrate.traffic.LogPlace;
import org.osmigrate.traffic.TrafficSettings;

/** Assembles the settings of the traffic log; the secrets among Kafka's properties are fetched here. */
final class TrafficBlock {

    private static final String PROPERTIES = "traffic.kafka-properties";

    private final Values values;
    private final Map<String, String> environment;

    TrafficBlock(Values values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    TrafficSettings settings() {
        String log = values.find("traffic.log")
                .orElseThrow(() -> new ConfigurationInvalid(
                        "traffic.log is missing",
                        "Give it with --log, as OSMIGRATE_TRAFFIC_LOG or in the migration file."));
        return new TrafficSettings(
                LogPlace.parse(log),
                new FileSettings(
                        fsync(),
                        values.size("traffic.segment-size"),
                        values.time("traffic.segment-age"),
                        values.size("traffic.retain-size"),
                        values.find("traffic.retain-age").isPresent()
                                ? values.time("traffic.retain-age")
                                : Duration.ZERO,
                        values.size("traffic.bytes-in-flight")),
                values.count("traffic.kafka-partitions"),
                properties());
    }

    private Fsync fsync() {
        return switch (values.text("traffic.fsync")) {
            case "interval" -> new Fsync.Interval(values.time("traffic.fsync-interval"));
            case "never" -> new Fsync.Never();
            default -> new Fsync.Always();
        };
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (String text : values.list(PROPERTIES)) {
            int equals = text.indexOf('=');
            String name = text.substring(0, equals).strip();
            if (properties.put(name, value(name, text.substring(equals + 1).strip())) != null) {
                throw new ConfigurationInvalid(PROPERTIES + " has " + name + " twice", "Keep one of them.");
            }
        }
        return properties;
    }

    private String value(String name, String text) {
        if (text.startsWith("env:")) {
            String value = environment.getOrDefault(text.substring(4), "");
            if (value.isEmpty()) {
                throw new ConfigurationInvalid(
                        "the environment variable " + text.substring(4) + ", which " + PROPERTIES + " names for " + name
                                + ", is not set",
                        "Set and export it.");
            }
            return value;
        }
        return text.startsWith("file:") ? fromFile(name, Path.of(text.substring(5))) : text;
    }

    private static String fromFile(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    "the file " + file + ", which " + PROPERTIES + " names for " + name + ", cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "Check that it exists and who may read it.",
                    e);
        }
    }
}
