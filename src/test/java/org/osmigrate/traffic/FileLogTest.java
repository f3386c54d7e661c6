package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedFormat;

class FileLogTest implements TrafficLogContract {

    @TempDir
    private Path folder;

    @Override
    public TrafficLog log() {
        return FileLog.of(folder, settings(8L << 20, 0, 64L << 20));
    }

    @Override
    public void appendGarbage(TrafficLog log) {
        Garbage.append(log);
    }

    @Test
    void onlyAnUnfinishedLastEntryIsCut() throws Exception {
        append(log(), 0, 3);
        Path file = segments().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int last = Frame.encode(Entry.of(Samples.numbered("a", 2))).length;

        for (int missing = 1; missing <= last; missing++) {
            deleteAll();
            Files.write(file, Arrays.copyOf(whole, whole.length - missing));
            append(log(), 7, 8);

            assertThat(numbers(log())).as("%d bytes missing", missing).containsExactly(0, 1, 7);
        }
    }

    @Test
    void anyFlippedBitIsAFailureThatNamesFileAndPlace() throws Exception {
        append(log(), 0, 4);
        Path file = segments().getFirst();
        byte[] whole = Files.readAllBytes(file);

        for (int at = SegmentFile.HEAD; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            deleteAll();
            Files.write(file, damaged);

            assertThatThrownBy(() -> log().writer())
                    .as("byte %d", at)
                    .isInstanceOf(CorruptTraffic.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("at byte");
            assertThatThrownBy(() -> numbers(log())).isInstanceOf(CorruptTraffic.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    @Test
    void whatPrecedesDamageIsReadFirst() throws Exception {
        append(log(), 0, 4);
        Path file = segments().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        try (LogReader<TrafficRecord> reader = log().records(new Start.Beginning(), OnDamage.SET_ASIDE)) {
            assertThat(TrafficLogContract.numbers(TrafficLogContract.read(reader, 3)))
                    .containsExactly(0, 1, 2);
            assertThatThrownBy(() -> reader.poll(SHORT)).isInstanceOf(CorruptTraffic.class);
        }
    }

    @Test
    void zerosThatAPowerFailureLeftAreCut() throws Exception {
        append(log(), 0, 3);
        Path file = segments().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 10_000));
        append(log(), 3, 5);

        assertThat(numbers(log())).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void positionsStayOverRestartsAndFiles() throws Exception {
        TrafficLog log = FileLog.of(folder, small(0));
        List<Position> positions = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            positions.addAll(append(log, number, number + 1));
        }
        assertThat(segments()).hasSize(30);

        for (int number = 0; number < 30; number++) {
            Positions at = new Positions(Map.of(0, positions.get(number).offset()));
            try (LogReader<TrafficRecord> reader = log.records(new Start.At(at), OnDamage.FAIL)) {
                assertThat(TrafficLogContract.numbers(TrafficLogContract.read(reader, 30 - number)))
                        .containsExactlyElementsOf(
                                IntStream.range(number, 30).boxed().toList());
            }
        }
    }

    @Test
    void aMissingOrShortenedFileInTheMiddleIsAFailure() throws Exception {
        TrafficLog log = FileLog.of(folder, small(0));
        append(log, 0, 1);
        append(log, 1, 2);
        append(log, 2, 3);
        Path middle = segments().get(1);
        byte[] bytes = Files.readAllBytes(middle);
        Files.write(middle, Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(log::writer).isInstanceOf(CorruptTraffic.class).hasMessageContaining(middle.toString());
        assertThatThrownBy(() -> numbers(log)).isInstanceOf(CorruptTraffic.class);
        Files.delete(middle);
        assertThatThrownBy(() -> numbers(log)).isInstanceOf(CorruptTraffic.class);
    }

    @Test
    void theOldestFilesAreDeletedAndPositionsInThemFail() throws Exception {
        TrafficLog log = FileLog.of(folder, small(1500));
        append(log, 0, 1);
        try (LogReader<TrafficRecord> slow = log.records(new Start.Beginning(), OnDamage.FAIL)) {
            assertThat(TrafficLogContract.numbers(TrafficLogContract.read(slow, 1)))
                    .containsExactly(0);
            append(log, 1, 50);
            assertThat(segments()).hasSizeLessThan(25);
            assertThat(numbers(log)).hasSizeGreaterThan(5).endsWith(49).doesNotContain(1, 2, 3);

            assertThatThrownBy(() -> TrafficLogContract.read(slow, 49))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("no longer in");
            Start old = new Start.At(new Positions(Map.of(0, 5L)));
            assertThatThrownBy(() -> log.records(old, OnDamage.FAIL)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void oneWriterAtATime() {
        try (TrafficLog log = log();
                LogWriter writer = log.writer()) {
            assertThat(writer.partitions()).isEqualTo(1);
            assertThatThrownBy(log::writer).isInstanceOf(Conflict.class).hasMessageContaining(folder.toString());
        }
        append(log(), 0, 1);
    }

    @Test
    void aNewerFormatIsRefusedByName() throws Exception {
        append(log(), 0, 1);
        Path file = segments().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 2;
        Files.write(file, bytes);

        assertThatThrownBy(() -> numbers(log()))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining(file + " has format 2");
    }

    @Test
    void whatTheDiskRefusesIsReportedAndTheNextIsTried() throws Exception {
        TrafficLog log = FileLog.of(folder, small(0));
        try (LogWriter writer = log.writer()) {
            writer.append(Samples.numbered("a", 0)).join();
            Path aside = Files.move(folder.resolve("records"), folder.resolve("aside"));
            assertRefused(writer, Samples.numbered("a", 1), AppendFailed.Fate.UNKNOWN);
            Files.move(aside, folder.resolve("records"));
            writer.append(Samples.numbered("a", 2)).join();
        }
        assertThat(numbers(log)).containsExactly(0, 2);
    }

    @Test
    void moreThanTheLimitIsRefusedAtOnce() {
        TrafficLog log = FileLog.of(folder, settings(8L << 20, 0, 500));
        try (LogWriter writer = log.writer()) {
            assertRefused(writer, Samples.sized("a", 0, 1000), AppendFailed.Fate.NOT_APPENDED);
            writer.append(Samples.numbered("a", 1)).join();
        }
        assertThat(numbers(log)).containsExactly(1);
    }

    private static void assertRefused(LogWriter writer, TrafficRecord record, AppendFailed.Fate fate) {
        assertThatThrownBy(() -> writer.append(record).join())
                .cause()
                .isInstanceOfSatisfying(
                        AppendFailed.class, failed -> assertThat(failed.fate()).isEqualTo(fate));
    }

    @Test
    void recordsLongerThanABufferAreKept() {
        TrafficLog log = log();
        try (LogWriter writer = log.writer()) {
            writer.append(Samples.sized("a", 0, 10)).join();
            writer.append(Samples.sized("a", 1, 5 << 20)).join();
            writer.append(Samples.sized("a", 2, 10)).join();
        }
        assertThat(numbers(log)).containsExactly(0, 1, 2);
    }

    private static FileSettings small(long retain) {
        return settings(1, retain, 64L << 20);
    }

    private static FileSettings settings(long segment, long retain, long inFlight) {
        return new FileSettings(new Fsync.Never(), segment, Duration.ofHours(1), retain, Duration.ZERO, inFlight);
    }

    private static List<Position> append(TrafficLog log, int from, int to) {
        try (LogWriter writer = log.writer()) {
            return IntStream.range(from, to)
                    .mapToObj(number ->
                            writer.append(Samples.numbered("a", number)).join())
                    .toList();
        }
    }

    private static List<Integer> numbers(TrafficLog log) {
        return ReadUp.records(log).stream().map(Samples::number).toList();
    }

    private List<Path> segments() throws IOException {
        return SegmentFile.in(folder.resolve("records")).stream()
                .map(SegmentFile::path)
                .toList();
    }

    private void deleteAll() throws IOException {
        for (Path file : segments()) {
            Files.delete(file);
        }
    }
}
