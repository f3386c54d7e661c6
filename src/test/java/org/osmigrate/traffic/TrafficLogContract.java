package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.NotFound;

/** What every log promises. */
interface TrafficLogContract {

    Duration SHORT = Duration.ofMillis(20);

    /** An empty log. */
    TrafficLog log();

    /** Appends an entry whose value is no stream. */
    void appendGarbage(TrafficLog log);

    @Test
    default void givesBackWhatWasAppendedInOrderPerKey() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer()) {
            List<CompletableFuture<Position>> appended = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                appended.add(writer.append(Samples.numbered("connection-" + number % 7, number)));
            }
            List<Position> positions =
                    appended.stream().map(CompletableFuture::join).toList();

            try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.FAIL)) {
                List<Logged.Entry<TrafficRecord>> read = read(reader, 200);
                assertThat(read).extracting(Logged.Entry::position).containsExactlyInAnyOrderElementsOf(positions);
                for (int connection = 0; connection < 7; connection++) {
                    String key = "connection-" + connection;
                    assertThat(read.stream()
                                    .map(Logged.Entry::value)
                                    .filter(record -> record.key().equals(key))
                                    .map(Samples::number))
                            .containsExactlyElementsOf(IntStream.iterate(connection, n -> n < 200, n -> n + 7)
                                    .boxed()
                                    .toList());
                }
                assertThat(read).allSatisfy(entry -> {
                    TrafficRecord expected = Samples.numbered(entry.value().key(), Samples.number(entry.value()));
                    assertThat(entry.value().origin()).isEqualTo(expected.origin());
                    assertThat(entry.value().stream()).isEqualTo(expected.stream());
                    assertThat(entry.position().partition())
                            .isEqualTo(writer.partitionOf(entry.value().key()));
                });
                assertThat(reader.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    default void readersFollowAndDoNotDisturbEachOther() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer();
                LogReader<TrafficRecord> one = log.records(new Start.Beginning(), OnDamage.FAIL);
                LogReader<TrafficRecord> other = log.records(new Start.Beginning(), OnDamage.FAIL)) {
            assertThat(one.poll(SHORT)).isEmpty();
            writer.append(Samples.numbered("a", 0)).join();
            assertThat(numbers(read(one, 1))).containsExactly(0);
            writer.append(Samples.numbered("a", 1)).join();
            assertThat(one.isAtEnd()).isFalse();
            assertThat(numbers(read(one, 1))).containsExactly(1);
            assertThat(numbers(read(other, 2))).containsExactly(0, 1);
            assertThat(one.poll(SHORT)).isEmpty();
        }
    }

    @Test
    default void readingGoesOnAtAPosition() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer()) {
            for (int number = 0; number < 10; number++) {
                writer.append(Samples.numbered("a", number)).join();
            }
            Positions after;
            try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.FAIL)) {
                after = reader.position().after(read(reader, 10).get(3).position());
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.At(after), OnDamage.FAIL)) {
                assertThat(numbers(read(reader, 6))).containsExactly(4, 5, 6, 7, 8, 9);
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.End(), OnDamage.FAIL)) {
                assertThat(reader.isAtEnd()).isTrue();
                writer.append(Samples.numbered("a", 10)).join();
                assertThat(numbers(read(reader, 1))).containsExactly(10);
            }
        }
    }

    @Test
    default void readingGoesOnWhereItWasCommitted() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer()) {
            for (int number = 0; number < 5; number++) {
                writer.append(Samples.numbered("a", number)).join();
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.Committed("replay"), OnDamage.FAIL)) {
                List<Logged.Entry<TrafficRecord>> read = read(reader, 5);
                reader.commit(reader.position());
                reader.commit(Positions.NONE.after(read.get(1).position()));
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.Committed("replay"), OnDamage.FAIL)) {
                assertThat(numbers(read(reader, 3))).containsExactly(2, 3, 4);
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.Committed("another"), OnDamage.FAIL)) {
                assertThat(numbers(read(reader, 5))).containsExactly(0, 1, 2, 3, 4);
            }
        }
    }

    @Test
    default void aPositionAfterTheEndIsAFailure() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer()) {
            writer.append(Samples.numbered("a", 0)).join();
            int partition = writer.partitionOf("a");
            Start beyond = new Start.At(new Positions(Map.of(partition, 1L << 40)));

            assertThatThrownBy(() -> log.records(beyond, OnDamage.FAIL))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(String.valueOf(1L << 40));
        }
    }

    @Test
    default void marksAreKeptBesideTheRecords() {
        Instant at = Instant.parse("2026-03-04T05:06:07Z");
        try (TrafficLog log = log();
                LogWriter writer = log.writer();
                LogReader<Mark> marks = log.marks(new Start.Beginning())) {
            writer.mark(new Mark.Started("p", "s", at)).join();
            writer.append(Samples.numbered("a", 0)).join();
            writer.mark(new Mark.Time("p", "s", at, 0, 4, 4)).join();
            writer.mark(new Mark.Stopped("p", "s", at)).join();

            assertThat(read(marks, 3))
                    .extracting(Logged.Entry::value)
                    .containsExactly(
                            new Mark.Started("p", "s", at),
                            new Mark.Time("p", "s", at, 0, 4, 4),
                            new Mark.Stopped("p", "s", at));
        }
    }

    @Test
    default void whatCannotBeParsedIsAFailureOrSetAsideButNeverSkipped() {
        try (TrafficLog log = log()) {
            try (LogWriter writer = log.writer()) {
                writer.append(Samples.numbered("a", 0)).join();
            }
            appendGarbage(log);
            try (LogWriter writer = log.writer()) {
                writer.append(Samples.numbered("a", 2)).join();
            }

            try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.SET_ASIDE)) {
                List<Logged<TrafficRecord>> all = readAll(reader, 3);
                assertThat(all.get(1)).isInstanceOf(Logged.Damaged.class);
                assertThat(all.get(2)).isInstanceOf(Logged.Entry.class);
            }
            try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.FAIL)) {
                assertThat(numbers(read(reader, 1))).containsExactly(0);
                for (int attempt = 0; attempt < 2; attempt++) {
                    assertThatThrownBy(() -> read(reader, 1))
                            .isInstanceOf(CorruptTraffic.class)
                            .hasMessageContaining(log.location());
                }
            }
        }
    }

    @Test
    default void aClosedWriterSaysThatNothingWasAppended() {
        try (TrafficLog log = log()) {
            LogWriter writer = log.writer();
            writer.append(Samples.numbered("a", 0)).join();
            assertThat(writer.flush(Duration.ofSeconds(30))).isTrue();
            assertThat(writer.bytesInFlight()).isZero();
            writer.close();

            assertThat(writer.append(Samples.numbered("a", 1)))
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(Exception.class)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            AppendFailed.class,
                            failed -> assertThat(failed.fate()).isEqualTo(AppendFailed.Fate.NOT_APPENDED));
        }
    }

    /** Reads until there are so many, all of them whole. */
    static <T> List<Logged.Entry<T>> read(LogReader<T> reader, int count) {
        return readAll(reader, count).stream()
                .map(logged -> (Logged.Entry<T>) logged)
                .toList();
    }

    static <T> List<Logged<T>> readAll(LogReader<T> reader, int count) {
        List<Logged<T>> read = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (read.size() < count && System.nanoTime() < end) {
            read.addAll(reader.poll(Duration.ofSeconds(1)));
        }
        assertThat(read).hasSize(count);
        return read;
    }

    static List<Integer> numbers(List<Logged.Entry<TrafficRecord>> entries) {
        return entries.stream().map(Logged.Entry::value).map(Samples::number).toList();
    }
}
