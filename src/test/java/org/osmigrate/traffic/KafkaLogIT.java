package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.osmigrate.failure.NotFound;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Servers;

/** Its own broker, because it is stopped, killed and frozen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaLogIT implements TrafficLogContract {

    private final Server kafka =
            Servers.kafka().set("log.initial.task.delay.ms=100").start();

    @AfterAll
    void end() {
        kafka.close();
    }

    @Override
    public TrafficLog log() {
        return log(Map.of());
    }

    private TrafficLog log(Map<String, String> properties) {
        return KafkaLog.of(settings(properties));
    }

    private KafkaSettings settings(Map<String, String> properties) {
        return new KafkaSettings(brokers(), "traffic-" + UUID.randomUUID(), 3, 64L << 20, properties);
    }

    private String brokers() {
        return "127.0.0.1:" + kafka.port();
    }

    @Override
    public void appendGarbage(TrafficLog log) {
        Garbage.append(log);
    }

    @Test
    void aPositionOlderThanTheLogIsAFailure() throws Exception {
        KafkaSettings settings = settings(Map.of());
        try (TrafficLog log = KafkaLog.of(settings);
                LogWriter writer = log.writer();
                Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            int partition = writer.partitionOf("a");
            for (int number = 0; number < 10; number++) {
                writer.append(Samples.numbered("a", number)).join();
            }
            TopicPartition topic = new TopicPartition(settings.topic(), partition);
            admin.deleteRecords(Map.of(topic, RecordsToDelete.beforeOffset(5)))
                    .all()
                    .get();

            Start old = new Start.At(new Positions(Map.of(partition, 2L)));
            assertThatThrownBy(() -> log.records(old, OnDamage.FAIL))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(partition + ":2");
            try (LogReader<TrafficRecord> slow = log.records(new Start.Beginning(), OnDamage.FAIL)) {
                admin.deleteRecords(Map.of(topic, RecordsToDelete.beforeOffset(8)))
                        .all()
                        .get();
                assertThatThrownBy(() -> TrafficLogContract.read(slow, 5)).isInstanceOf(NotFound.class);
            }
        }
    }

    @Test
    void aBrokerThatIsStoppedAndStartedLosesNothing() {
        try (TrafficLog log = log(Map.of());
                LogWriter writer = log.writer()) {
            List<CompletableFuture<Position>> appended = new ArrayList<>();
            for (int number = 0; number < 3000; number++) {
                appended.add(writer.append(Samples.numbered("connection-" + number % 9, number)));
                if (number == 1000) {
                    kafka.restart();
                }
            }
            assertThat(writer.flush(Duration.ofMinutes(1))).isTrue();

            List<Integer> read =
                    ReadUp.records(log).stream().map(Samples::number).toList();
            assertThat(read).doesNotHaveDuplicates().containsAll(acknowledged(appended));
            assertThat(acknowledged(appended)).hasSize(3000);
        }
    }

    private static Set<Integer> acknowledged(List<CompletableFuture<Position>> appended) {
        Set<Integer> acknowledged = new HashSet<>();
        IntStream.range(0, appended.size())
                .filter(number ->
                        appended.get(number).isDone() && !appended.get(number).isCompletedExceptionally())
                .forEach(acknowledged::add);
        return acknowledged;
    }

    @Test
    void aFrozenBrokerAcknowledgesLateAndNobodyIsHeldUp() {
        try (TrafficLog log = log(Map.of());
                LogWriter writer = log.writer()) {
            writer.append(Samples.numbered("a", 0)).join();
            kafka.suspend();
            CompletableFuture<Position> late;
            try {
                late = writer.append(Samples.numbered("a", 1));
                assertThat(late.copy().orTimeout(1, TimeUnit.SECONDS))
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableOfType(Exception.class)
                        .havingCause()
                        .isInstanceOf(TimeoutException.class);
                assertThat(late).isNotDone();
                assertThat(writer.bytesInFlight()).isPositive();
            } finally {
                kafka.resume();
            }
            assertThat(late).succeedsWithin(Duration.ofMinutes(1));
            assertThat(ReadUp.records(log)).extracting(Samples::number).containsExactly(0, 1);
        }
    }

    @Test
    void whatIsNeverAcknowledgedIsReported() {
        try (TrafficLog log = log(Map.of("delivery.timeout.ms", "1500", "request.timeout.ms", "1000"));
                LogWriter writer = log.writer()) {
            writer.append(Samples.numbered("a", 0)).join();
            kafka.suspend();
            try {
                assertThat(writer.append(Samples.numbered("a", 1)))
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableOfType(Exception.class)
                        .havingCause()
                        .isInstanceOfSatisfying(
                                AppendFailed.class,
                                failed -> assertThat(failed.fate()).isEqualTo(AppendFailed.Fate.UNKNOWN));
            } finally {
                kafka.resume();
            }
            writer.append(Samples.numbered("a", 2)).join();
            assertThat(ReadUp.records(log)).extracting(Samples::number).contains(0, 2);
        }
    }

    @Test
    void aTopicThatIsNotThereIsNotFound() {
        try (TrafficLog log = log()) {
            assertThatThrownBy(() -> log.records(new Start.Beginning(), OnDamage.FAIL))
                    .isInstanceOf(NotFound.class);
        }
    }
}
