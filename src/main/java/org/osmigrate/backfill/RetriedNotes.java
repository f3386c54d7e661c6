package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * How many documents retries have brought to the target, in the session's notes: one note for each file in which a retry
 * has noted them, with what is in the file, so that nothing is counted twice and other machines see it.
 */
final class RetriedNotes {

    private static final String PREFIX = "retried-documents:";

    private final Notes work;

    RetriedNotes(Notes work) {
        this.work = work;
    }

    /** Writes what the files in a folder say. */
    void update(FailedStream stream) {
        stream.retried().forEach(this::update);
    }

    private void update(String file, Map<String, Long> byIndex) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        byIndex.forEach(data::put);
        Optional<Note> known = work.note(PREFIX + file);
        if (known.filter(note -> note.data().toString().equals(data.toString())).isEmpty()) {
            work.save(known.map(old -> new Note(old.name(), data, old.stamp()))
                    .orElseGet(() -> Note.first(PREFIX + file, data)));
        }
    }

    /** Index to number, of all files. */
    Map<String, Long> byIndex() {
        Map<String, Long> sum = new TreeMap<>();
        work.notes(PREFIX)
                .forEach(note -> note.data()
                        .properties()
                        .forEach(index ->
                                sum.merge(index.getKey(), index.getValue().asLong(), Long::sum)));
        return sum;
    }
}
