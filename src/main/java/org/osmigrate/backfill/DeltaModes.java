package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * Since which snapshot a session moves what changed, and how each index. It depends on what the target was like when the
 * work was planned, so it is kept in the state index.
 *
 * @param name the older snapshot's name; empty where everything is sent
 * @param uuid its identity
 * @param byIndex how, by index
 */
record DeltaModes(String name, String uuid, SortedMap<String, DeltaMode> byIndex) implements PlanNote {

    private static final String NOTE = "delta";
    private static final String INDICES = "indices";
    private static final DeltaModes NONE = new DeltaModes("", "", new TreeMap<>());

    DeltaModes {
        byIndex = Collections.unmodifiableSortedMap(new TreeMap<>(byIndex));
    }

    /**
     * What the session's plan says.
     *
     * @throws Conflict when it was planned since another snapshot, or since none
     */
    static DeltaModes of(Notes notes, Since since) {
        Optional<DeltaModes> planned = notes.note(NOTE).map(note -> read(note.data()));
        if (!planned.map(DeltaModes::uuid).orElse("").equals(since.uuid())) {
            throw new Conflict(
                    "session " + notes.session() + " was planned "
                            + planned.map(known -> "since snapshot " + known.name() + " (" + known.uuid() + ")")
                                    .orElse("without an older snapshot")
                            + ", and not "
                            + (since.isGiven() ? "since " + since.name() + " (" + since.uuid() + ")" : "without one"),
                    "Give the snapshot.since (--snapshot-since) that the session was planned with, or begin another"
                            + " session.");
        }
        return planned.orElse(NONE);
    }

    /** How an index is moved. */
    DeltaMode of(String index) {
        return byIndex.getOrDefault(index, DeltaMode.WHOLE);
    }

    @Override
    public void save(Notes notes) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("since", name).put("uuid", uuid);
        ObjectNode modes = data.putObject(INDICES);
        byIndex.forEach((index, mode) -> modes.put(index, mode.word()));
        notes.save(
                notes.note(NOTE).map(old -> new Note(NOTE, data, old.stamp())).orElseGet(() -> Note.first(NOTE, data)));
    }

    private static DeltaModes read(ObjectNode data) {
        SortedMap<String, DeltaMode> modes = new TreeMap<>();
        data.path(INDICES)
                .properties()
                .forEach(index ->
                        modes.put(index.getKey(), DeltaMode.of(index.getValue().asText())));
        return new DeltaModes(data.path("since").asText(), data.path("uuid").asText(), modes);
    }
}
