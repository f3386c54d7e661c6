package org.osmigrate.traffic;

import java.util.Map;

/**
 * Which log, and how it is kept.
 *
 * @param place where it is
 * @param files what goes for a directory
 * @param partitions how many partitions a topic gets when it is made; 0 for the brokers' default
 * @param kafkaProperties what Kafka's client is told besides
 */
public record TrafficSettings(LogPlace place, FileSettings files, int partitions, Map<String, String> kafkaProperties) {

    public TrafficSettings {
        kafkaProperties = Map.copyOf(kafkaProperties);
    }

    /** The log; nothing is opened before it is read or written. */
    public TrafficLog open() {
        return switch (place) {
            case LogPlace.Folder(var path) -> FileLog.of(path, files);
            case LogPlace.Topic(String brokers, String topic) ->
                KafkaLog.of(new KafkaSettings(brokers, topic, partitions, files.bytesInFlight(), kafkaProperties));
        };
    }

    /** Values of properties may be secrets. */
    @Override
    public String toString() {
        return place.toString();
    }
}
