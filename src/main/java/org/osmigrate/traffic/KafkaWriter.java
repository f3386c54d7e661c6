package org.osmigrate.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends to a topic. A record's partition follows from its key and the partitions there were at the start. */
final class KafkaWriter implements StrandWriter {

    static final String HEADER = "osmigrate";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(20);

    private final KafkaSettings settings;
    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final int partitions;
    private final AtomicLong inFlight = new AtomicLong();
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread sender =
            Thread.ofPlatform().daemon().name("traffic-log").unstarted(this::sendAll);
    private volatile boolean closing;
    private volatile boolean closed;

    private KafkaWriter(KafkaSettings settings, String topic, Producer<byte[], byte[]> producer, int partitions) {
        this.settings = settings;
        this.topic = topic;
        this.producer = producer;
        this.partitions = partitions;
    }

    static KafkaWriter open(KafkaSettings settings, String topic) {
        try {
            Producer<byte[], byte[]> producer = new KafkaProducer<>(
                    KafkaProperties.producer(settings), new ByteArraySerializer(), new ByteArraySerializer());
            try {
                return new KafkaWriter(
                                settings,
                                topic,
                                producer,
                                producer.partitionsFor(topic).size())
                        .begin();
            } catch (RuntimeException e) {
                producer.close(Duration.ZERO);
                throw e;
            }
        } catch (KafkaException e) {
            throw KafkaFailures.of(settings.location(), e);
        }
    }

    /** An entry that waits for the sender, and who waits for it. */
    private record Pending(Entry entry, CompletableFuture<Position> acknowledged) {}

    private KafkaWriter begin() {
        sender.start();
        return this;
    }

    /** The client may wait for its memory or to know the topic's leaders: this thread does, nobody else. */
    private void sendAll() {
        while (!closing || !queue.isEmpty()) {
            try {
                Pending next = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    send(next.entry(), next.acknowledged());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public CompletableFuture<Position> append(Entry entry) {
        long weight = entry.weight();
        if (closing) {
            return CompletableFuture.failedFuture(closedAlready());
        }
        if (inFlight.addAndGet(weight) > settings.bytesInFlight()) {
            inFlight.addAndGet(-weight);
            return CompletableFuture.failedFuture(new AppendFailed(
                    AppendFailed.Fate.NOT_APPENDED,
                    "more than " + settings.bytesInFlight() + " bytes wait for " + settings.location()));
        }
        CompletableFuture<Position> acknowledged = new CompletableFuture<>();
        CompletableFuture<Position> counted = acknowledged.whenComplete((_, _) -> inFlight.addAndGet(-weight));
        Pending pending = new Pending(entry, acknowledged);
        queue.add(pending);
        if (closed && queue.remove(pending)) {
            acknowledged.completeExceptionally(closedAlready());
        }
        return counted;
    }

    /** What fails in this very thread was never given to a broker. */
    private void send(Entry entry, CompletableFuture<Position> acknowledged) {
        Thread caller = Thread.currentThread();
        try {
            Future<RecordMetadata> sent = producer.send(record(entry), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(new Position(metadata.partition(), metadata.offset(), metadata.offset() + 1));
                } else if (Thread.currentThread() == caller) {
                    acknowledged.completeExceptionally(failed(AppendFailed.Fate.NOT_APPENDED, failure));
                } else {
                    acknowledged.completeExceptionally(failed(KafkaFailures.fate(failure), failure));
                }
            });
            assert sent != null;
        } catch (KafkaException | IllegalStateException e) {
            acknowledged.completeExceptionally(failed(AppendFailed.Fate.NOT_APPENDED, e));
        }
    }

    private ProducerRecord<byte[], byte[]> record(Entry entry) {
        List<Header> headers =
                entry.header().length == 0 ? List.of() : List.of(new RecordHeader(HEADER, entry.header()));
        return new ProducerRecord<>(
                topic, partitionOf(entry.key()), entry.key().getBytes(StandardCharsets.UTF_8), entry.value(), headers);
    }

    private AppendFailed failed(AppendFailed.Fate fate, Exception cause) {
        return new AppendFailed(fate, settings.location() + " did not take a record: " + cause.getMessage(), cause);
    }

    private static AppendFailed closedAlready() {
        return new AppendFailed(AppendFailed.Fate.NOT_APPENDED, "the log was closed");
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    @Override
    public long bytesInFlight() {
        return inFlight.get();
    }

    @Override
    public boolean flush(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (inFlight.get() > 0) {
            if (System.nanoTime() >= end) {
                return false;
            }
            Patience.pause();
        }
        return true;
    }

    @Override
    public void close() {
        closing = true;
        try {
            boolean ended = sender.join(PATIENCE);
            producer.close(ended ? PATIENCE : Duration.ZERO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            producer.close(Duration.ZERO);
        } finally {
            closed = true;
            queue.forEach(left -> left.acknowledged().completeExceptionally(closedAlready()));
        }
    }
}
