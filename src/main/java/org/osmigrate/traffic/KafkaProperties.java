package org.osmigrate.traffic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The properties of clients: defaults, then what is configured, then what the log's promises hang on. */
final class KafkaProperties {

    private static final long OVERHEAD = 32L << 20;

    private KafkaProperties() {}

    /** Acknowledged by all replicas, each record once, in order; there is memory for whatever may be in flight. */
    static Map<String, Object> producer(KafkaSettings settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, "osmigrate-traffic",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000));
        put(settings, properties, ProducerConfig.configNames());
        properties.putAll(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.brokers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000L,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                2 * settings.bytesInFlight() + OVERHEAD));
        return properties;
    }

    /** Nothing is ever reset: a position that the log does not have is a failure. */
    static Map<String, Object> consumer(KafkaSettings settings, Map<String, Object> group) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "osmigrate-traffic",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                8 << 20,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000));
        put(settings, properties, ConsumerConfig.configNames());
        properties.putAll(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.brokers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
        properties.putAll(group);
        return properties;
    }

    static Map<String, Object> admin(KafkaSettings settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "osmigrate-traffic",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000));
        put(settings, properties, AdminClientConfig.configNames());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        return properties;
    }

    /** Each client gets what it knows; the names with a dot after a listener's or mechanism's prefix are everybody's. */
    private static void put(KafkaSettings settings, Map<String, Object> properties, Set<String> known) {
        settings.properties().forEach((name, value) -> {
            if (known.contains(name) || name.startsWith("sasl.") || name.startsWith("ssl.")) {
                properties.put(name, value);
            }
        });
    }
}
