package org.osmigrate.traffic;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.failure.ConfigurationInvalid;

/**
 * A log in Kafka.
 *
 * @param brokers where to ask first, {@code host:port}, with commas
 * @param topic the topic of the records; that of the marks has its name and {@code -marks}
 * @param partitions how many partitions the records' topic gets when it is made; 0 for the brokers' default
 * @param bytesInFlight the most bytes that wait to be acknowledged
 * @param properties anything else the client is told, secrets among it
 */
public record KafkaSettings(
        String brokers, String topic, int partitions, long bytesInFlight, Map<String, String> properties) {

    /** What a promise of the log hangs on. */
    private static final Set<String> FIXED = Set.of(
            "bootstrap.servers",
            "acks",
            "enable.idempotence",
            "transactional.id",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "auto.offset.reset",
            "enable.auto.commit",
            "group.id",
            "isolation.level",
            "check.crcs",
            "max.block.ms",
            "buffer.memory");

    public KafkaSettings {
        properties = Map.copyOf(properties);
        Set<String> refused = new TreeSet<>(properties.keySet());
        refused.retainAll(FIXED);
        if (!refused.isEmpty()) {
            throw new ConfigurationInvalid(
                    "the Kafka property " + refused.iterator().next() + " cannot be changed", "Leave it out.");
        }
    }

    String marksTopic() {
        return topic + "-marks";
    }

    String location() {
        return "kafka://" + brokers + "/" + topic;
    }

    /** Values of properties may be secrets. */
    @Override
    public String toString() {
        return location() + " " + new TreeSet<>(properties.keySet());
    }
}
