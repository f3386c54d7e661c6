package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.StorageFailed;

class FailedStreamTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void nothingFailedWhereThereIsNoFolder() {
        assertThat(stream().left()).isEmpty();
    }

    @Test
    void theLastLineAboutADocumentCountsWhateverFileItIsIn() {
        append("a", true, entry("1", "", "late"), NOON.plusSeconds(5));
        append("b", false, entry("1", "", "early"), NOON);
        append("b", false, entry("2", "", "other"), NOON);

        assertThat(causes()).containsExactlyInAnyOrder("late", "other");
    }

    @Test
    void documentsOfOneIdWithTwoRoutingsAreTwo() {
        append("a", true, entry("1", "x", "first"), NOON);
        append("a", true, entry("1", "y", "second"), NOON);

        assertThat(causes()).containsExactly("first", "second");
    }

    @Test
    void whatWasTakenIsNotLeftUntilItFailsAgain() throws Exception {
        append("a", true, entry("1", "", "first"), NOON);
        append("a", true, entry("2", "", "stays"), NOON);
        FailedDocument document = stream().left().values().iterator().next();
        try (DurableLines settling = stream().settling()) {
            settling.append(FailedStream.settled(document, FailedStream.Fate.TAKEN));
        }

        assertThat(causes()).containsExactly("stays");
        assertThat(stream().retried().values()).containsExactly(List.of(document.key()));
        append("b", true, entry("1", "", "again"), NOON.plusSeconds(1));
        assertThat(causes()).containsExactly("stays", "again");
    }

    @Test
    void findsTheSourceOfTheLineThatCounts() {
        append("a", true, entry("1", "", "old"), NOON);
        append("a", true, entry("1", "", "new"), NOON.plusSeconds(1));
        List<String> sources = new ArrayList<>();

        stream()
                .sources(
                        stream().left().values(),
                        (document, line) -> sources.add(StandardCharsets.UTF_8
                                .decode(FailedDocument.source(line))
                                .toString()));

        assertThat(sources).containsExactly("{\"cause\":\"new\"}");
    }

    /** A process that was killed while it wrote: the watermark never passed what is missing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsAFileThatEndsInTheMiddle(boolean compressed) throws Exception {
        append("a", compressed, entry("1", "", "whole"), NOON);
        Path file = folder.resolve("s/failed-a.ndjson" + (compressed ? ".gz" : ""));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, whole);
            Files.write(file, Arrays.copyOf(whole, length), StandardOpenOption.APPEND);

            assertThat(causes()).as("%s bytes more", length).containsExactly("whole");
        }
    }

    @Test
    void namesAFileThatIsDamaged() throws Exception {
        append("a", false, entry("1", "", "whole"), NOON);
        Files.writeString(folder.resolve("s/failed-a.ndjson"), "garbage\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> stream().left())
                .isInstanceOf(StorageFailed.class)
                .hasMessageContaining("failed-a.ndjson")
                .hasMessageContaining("line 2");
    }

    private List<String> causes() {
        return stream().left().values().stream().map(FailedDocument::cause).toList();
    }

    private FailedStream stream() {
        return new FailedStream(BackfillSettings.DEFAULT.failingInto(folder, true), "s");
    }

    private void append(String worker, boolean compressed, FailedDocuments.Entry entry, Instant time) {
        BackfillSettings settings = BackfillSettings.DEFAULT.failingInto(folder, compressed);
        try (FailedDocuments failed = new FailedDocuments(settings, "s", worker)) {
            String source = "{\"cause\":\"" + entry.type() + "\"}";
            failed.append(entry, ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)), time);
        }
    }

    private static FailedDocuments.Entry entry(String id, String routing, String cause) {
        return new FailedDocuments.Entry("i", 0, "_0", id, routing, 400, cause, "reason");
    }
}
