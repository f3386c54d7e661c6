package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Notes.Note;

/**
 * A setting that an index of the target does without, or has another value for, while it is filled. It is written down
 * before the setting is changed, as the note {@code set-aside:INDEX:SETTING}, so that any process can put it back.
 *
 * @param original what it is to be in the end; a JSON null for not set
 * @param restored whether it has been put back
 */
public record SetAside(String index, String setting, JsonNode original, boolean restored) {

    private static final String PREFIX = "set-aside:";

    /** One that is still to be put back. */
    public static SetAside of(String index, String setting, JsonNode original) {
        return new SetAside(index, setting, original, false);
    }

    /** What is known of a setting of an index. */
    public static Optional<SetAside> find(Notes notes, String index, String setting) {
        return notes.note(name(index, setting)).map(SetAside::of);
    }

    /** All of a session, those that have been put back included. */
    public static List<SetAside> all(Notes notes) {
        return notes.notes(PREFIX).stream().map(SetAside::of).toList();
    }

    /** Writes it down, unless somebody else has and it has not been put back since: what comes later is no original. */
    public void keep(Notes notes) {
        Optional<Note> known = notes.note(name(index, setting));
        if (known.map(SetAside::of).filter(other -> !other.restored()).isEmpty()) {
            write(notes, known, () -> keep(notes));
        }
    }

    /** Writes it down, whatever was there. */
    public void write(Notes notes) {
        write(notes, notes.note(name(index, setting)), () -> write(notes));
    }

    /** The same, put back. */
    public SetAside putBack() {
        return new SetAside(index, setting, original, true);
    }

    /** Other workers write the same: whoever comes second looks again. */
    private void write(Notes notes, Optional<Note> known, Runnable again) {
        try {
            notes.save(known.map(old -> new Note(old.name(), data(), old.stamp()))
                    .orElseGet(() -> Note.first(name(index, setting), data())));
        } catch (Conflict e) {
            again.run();
        }
    }

    private static String name(String index, String setting) {
        return PREFIX + index + ":" + setting;
    }

    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("index", index).put("setting", setting).put("restored", restored);
        data.set("original", original);
        return data;
    }

    private static SetAside of(Note note) {
        ObjectNode data = note.data();
        return new SetAside(
                data.path("index").asText(),
                data.path("setting").asText(),
                data.path("original"),
                data.path("restored").asBoolean());
    }
}
