package org.osmigrate.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.osmigrate.failure.NotFound;

/** Reads all partitions of a topic. Nothing is committed but what is told to be done. */
final class KafkaReader implements StrandReader {

    private final String location;
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final boolean named;
    private final Positions start;
    private Positions position;

    private KafkaReader(
            String location, String topic, Consumer<byte[], byte[]> consumer, boolean named, Positions start) {
        this.location = location;
        this.topic = topic;
        this.consumer = consumer;
        this.named = named;
        this.start = start;
        this.position = start;
    }

    static KafkaReader open(KafkaSettings settings, String topic, Start start) {
        String location = settings.location();
        return guarded(location, () -> {
            Map<String, Object> group = start instanceof Start.Committed(String reader)
                    ? Map.of(ConsumerConfig.GROUP_ID_CONFIG, reader)
                    : Map.of();
            Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    KafkaProperties.consumer(settings, group),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            try {
                Positions positions = positions(location, consumer, partitions(location, topic, consumer), start);
                consumer.assign(partitions(location, topic, consumer));
                positions
                        .next()
                        .forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
                return new KafkaReader(location, topic, consumer, start instanceof Start.Committed, positions);
            } catch (RuntimeException e) {
                consumer.close();
                throw e;
            }
        });
    }

    private static List<TopicPartition> partitions(String location, String topic, Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new NotFound(location + " does not exist", "Check the topic's name, or start a proxy first.");
        }
        return partitions;
    }

    private static Positions positions(
            String location, Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Start start) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        return switch (start) {
            case Start.Beginning _ -> of(first);
            case Start.End _ -> of(end);
            case Start.At(Positions positions) -> checked(location, positions, first, end);
            case Start.Committed _ -> checked(location, committed(consumer, partitions), first, end);
        };
    }

    private static Positions committed(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<Integer, Long> committed = new HashMap<>();
        consumer.committed(java.util.Set.copyOf(partitions)).forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition.partition(), offset.offset());
            }
        });
        return new Positions(committed);
    }

    private static Positions checked(
            String location, Positions positions, Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
        Map<Integer, Long> checked = new HashMap<>();
        first.forEach((partition, oldest) -> {
            long offset = positions.next().getOrDefault(partition.partition(), oldest);
            if (offset < oldest || offset > end.get(partition)) {
                throw new NotFound(
                        "position " + partition.partition() + ":" + offset + " is not in " + location + ", which has "
                                + oldest + " to " + end.get(partition) + " of this partition",
                        "It is another log, or what was there was deleted: begin anew from a snapshot.");
            }
            checked.put(partition.partition(), offset);
        });
        return new Positions(checked);
    }

    private static Positions of(Map<TopicPartition, Long> offsets) {
        return new Positions(offsets.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue)));
    }

    @Override
    public List<Entry.Placed> poll(Duration patience) {
        return guarded(location, () -> {
            List<Entry.Placed> found = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
                Position at = new Position(record.partition(), record.offset(), record.offset() + 1);
                position = position.after(at);
                found.add(new Entry.Placed(at, entry(record)));
            }
            return found;
        });
    }

    private static Entry entry(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(KafkaWriter.HEADER);
        byte[] key = orEmpty(record.key());
        return new Entry(
                new String(key, StandardCharsets.UTF_8),
                header == null ? new byte[0] : orEmpty(header.value()),
                orEmpty(record.value()));
    }

    private static byte[] orEmpty(byte[] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    @Override
    public boolean isAtEnd() {
        return guarded(
                location,
                () -> consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()
                                && position.of(end.getKey().partition()) >= end.getValue()));
    }

    @Override
    public Positions start() {
        return start;
    }

    @Override
    public void commit(Positions done) {
        if (!named) {
            throw NoReader.named();
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        done.next()
                .forEach((partition, offset) ->
                        offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
        guarded(location, () -> {
            consumer.commitSync(offsets);
            return true;
        });
    }

    private static <T> T guarded(String location, Supplier<T> call) {
        try {
            return call.get();
        } catch (KafkaException e) {
            throw KafkaFailures.of(location, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
