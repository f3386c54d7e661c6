package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.metadata.NotesInMemory;
import org.osmigrate.work.Notes.Note;

class RetriedNotesTest {

    private static final String SOURCE = "{}";

    private final NotesInMemory work = new NotesInMemory();

    @TempDir
    private Path machines;

    /** A worker died after it had kept a document; the one that took over kept it in the folder of another machine. */
    @Test
    void aDocumentInTheFoldersOfTwoMachinesCountsOnce() throws IOException {
        retried("one", "a", "b");
        retried("two", "b", "c");

        assertThat(new RetriedNotes(work).byIndex()).containsExactly(java.util.Map.entry("i", 3L));
    }

    @Test
    void whatAnOlderVersionHasNotedCounts() throws IOException {
        work.save(Note.first(
                "retried-documents:old.ndjson",
                JsonNodeFactory.instance.objectNode().put("i", 4)));
        retried("one", "a");

        assertThat(new RetriedNotes(work).byIndex()).containsExactly(java.util.Map.entry("i", 5L));
    }

    @Test
    void notingTheSameAgainChangesNothing() throws IOException {
        retried("one", "a", "b");
        new RetriedNotes(work).update(stream("one"));

        assertThat(new RetriedNotes(work).byIndex()).containsExactly(java.util.Map.entry("i", 2L));
    }

    private void retried(String machine, String... ids) throws IOException {
        BackfillSettings settings = BackfillSettings.DEFAULT.failingInto(machines.resolve(machine), false);
        try (FailedDocuments failed = new FailedDocuments(settings, "s", machine)) {
            for (String id : ids) {
                failed.append(
                        new FailedDocuments.Entry("i", 0, "_0", id, "", 400, "cause", "reason"),
                        ByteBuffer.wrap(SOURCE.getBytes(StandardCharsets.UTF_8)),
                        Instant.parse("2024-05-01T12:00:00Z"));
            }
        }
        FailedStream stream = stream(machine);
        StringBuilder lines = new StringBuilder();
        stream.left()
                .values()
                .forEach(document -> lines.append(
                        new String(FailedStream.settled(document, FailedStream.Fate.TAKEN), StandardCharsets.UTF_8)));
        Files.writeString(machines.resolve(machine).resolve("s/retried-" + machine + ".ndjson"), lines);
        new RetriedNotes(work).update(stream);
    }

    private FailedStream stream(String machine) {
        return new FailedStream(BackfillSettings.DEFAULT.failingInto(machines.resolve(machine), false), "s");
    }
}
