package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * Gives settings of a target index other values while it is filled. What they were is recorded first, so that whichever
 * process finds the index filled gives them back, also after a crash.
 */
final class HeldSettings {

    /** Notes with this prefix and the index's name hold the original values, null for one that was not set. */
    private static final String NOTE = "held-settings:";

    private static final String ORIGINALS = "originals";
    private static final String RESTORED = "restored";

    private final ClusterClient target;
    private final Notes notes;
    private final Map<String, String> temporary;

    /** {@code temporary} maps full names of settings to their values while an index is filled. */
    HeldSettings(ClusterClient target, Notes notes, Map<String, String> temporary) {
        this.target = target;
        this.notes = notes;
        this.temporary = Map.copyOf(temporary);
    }

    /** Records what an index has and sets the temporary values. */
    void set(String index) {
        if (temporary.isEmpty()) {
            return;
        }
        record(index);
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        temporary.forEach(values::put);
        put(index, values);
    }

    /** What another worker has recorded stays: by now the index has the temporary values. */
    private void record(String index) {
        Optional<Note> known = notes.note(NOTE + index);
        if (known.filter(note -> !note.data().path(RESTORED).asBoolean()).isPresent()) {
            return;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode().put(RESTORED, false);
        data.set(ORIGINALS, current(index));
        try {
            notes.save(known.map(old -> new Note(old.name(), data, old.stamp()))
                    .orElseGet(() -> Note.first(NOTE + index, data)));
        } catch (Conflict somebodyElseWasFaster) {
            record(index);
        }
    }

    /** Gives back what was recorded for an index that is filled. */
    void restore(String index) {
        Optional<Note> known = notes.note(NOTE + index);
        if (known.isEmpty() || known.get().data().path(RESTORED).asBoolean()) {
            return;
        }
        put(index, known.get().data().path(ORIGINALS));
        ObjectNode data = known.get().data().deepCopy().put(RESTORED, true);
        try {
            notes.save(new Note(known.get().name(), data, known.get().stamp()));
        } catch (Conflict somebodyElseWasFaster) {
            restore(index);
        }
    }

    private ObjectNode current(String index) {
        JsonNode settings = target.json(Call.get(index, "_settings").with("flat_settings", "true"))
                .path(index)
                .path("settings");
        ObjectNode originals = JsonNodeFactory.instance.objectNode();
        temporary.keySet().forEach(name -> {
            JsonNode value = settings.path(name);
            originals.set(name, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
        });
        return originals;
    }

    private void put(String index, JsonNode values) {
        target.json(Call.put(index, "_settings").with(values));
    }
}
