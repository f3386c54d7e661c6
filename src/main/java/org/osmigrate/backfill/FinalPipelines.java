package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * Keeps {@code index.final_pipeline} away from documents that went through it at the source already. A request can turn
 * the default pipeline off, the final one it cannot: so it is unset before the first document, recorded, and set when
 * the index is filled, by whichever process gets there.
 */
public final class FinalPipelines {

    /** Notes with this prefix and the index's name hold {@code {"pipeline": NAME, "set": BOOLEAN}}. */
    public static final String NOTE = "final-pipeline:";

    private static final String SETTING = "index.final_pipeline";
    private static final String NO_PIPELINE = "_none";

    private final ClusterClient target;
    private final Notes work;

    public FinalPipelines(ClusterClient target, Notes work) {
        this.target = target;
        this.work = work;
    }

    /** Records and unsets the pipeline of an index, if it has one. */
    void setAside(String index) {
        String pipeline = current(index);
        if (pipeline.isEmpty() || pipeline.equals(NO_PIPELINE)) {
            return;
        }
        record(index, pipeline, false);
        put(index, JsonNodeFactory.instance.nullNode());
    }

    /** Sets the recorded pipeline of an index that is filled. */
    void restore(String index) {
        Optional<Note> note = work.note(NOTE + index);
        if (note.isEmpty() || note.get().data().path("set").asBoolean()) {
            return;
        }
        String pipeline = note.get().data().path("pipeline").asText();
        put(index, JsonNodeFactory.instance.textNode(pipeline));
        record(index, pipeline, true);
    }

    /** Sets every recorded pipeline that is not set: to be called when all indices are filled. */
    void restoreAll() {
        work.notes(NOTE).forEach(note -> restore(note.name().substring(NOTE.length())));
    }

    /** Other workers write the same: whoever comes second finds it written. */
    private void record(String index, String pipeline, boolean set) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("pipeline", pipeline).put("set", set);
        Optional<Note> known = work.note(NOTE + index);
        if (known.filter(note -> note.data().equals(data)).isPresent()) {
            return;
        }
        try {
            work.save(known.map(old -> new Note(old.name(), data, old.stamp()))
                    .orElseGet(() -> Note.first(NOTE + index, data)));
        } catch (Conflict e) {
            record(index, pipeline, set);
        }
    }

    private String current(String index) {
        JsonNode settings = target.json(Call.get(index, "_settings").with("flat_settings", "true"));
        return settings.path(index).path("settings").path(SETTING).asText("");
    }

    private void put(String index, JsonNode pipeline) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(SETTING, pipeline);
        target.json(Call.put(index, "_settings").with(body));
    }
}
