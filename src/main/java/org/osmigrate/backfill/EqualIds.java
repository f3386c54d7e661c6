package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osmigrate.failure.Conflict;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * The ids that occur in more than one mapping type of an index whose types are merged, or more than once in a data stream
 * whose backing indices become one. They are found when the work is
 * planned and kept in the state index, so every worker refuses the same documents, whatever has been killed: none of them
 * may win over another.
 *
 * @param index the index
 * @param types the types, or the shards, that have each id
 */
public record EqualIds(String index, SortedMap<String, SortedSet<String>> types) implements PlanNote {

    private static final String NOTE = "equal-ids:";
    private static final String IDS = "ids";
    private static final String ID = "id";
    private static final String TYPES = "types";

    public EqualIds {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }

    /**
     * Reads the ids of the indices that are merged.
     *
     * @throws org.osmigrate.failure.CheckFailed when an index has too many equal ones to keep
     */
    public static List<EqualIds> find(List<SnapshotIndex> indices) {
        List<EqualIds> found = new ArrayList<>();
        for (SnapshotIndex index : indices) {
            if (mayRepeat(index)) {
                found.add(new EqualIds(index.name(), new EqualIdSearch(index).run()));
            }
        }
        return List.copyOf(found);
    }

    /** Routing may put documents of one id into several shards of a single index. */
    private static boolean mayRepeat(SnapshotIndex index) {
        return switch (index.types()) {
            case DocumentTypes.Merged _ -> true;
            case DocumentTypes.Backed _ -> index.shards().size() > 1;
            case DocumentTypes.All _, DocumentTypes.One _ -> false;
        };
    }

    /** Over what an attempt to plan something else may have left. */
    @Override
    public void save(Notes notes) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode list = data.putArray(IDS);
        types.forEach((id, ofId) -> ofId.forEach(list.addObject().put(ID, id).putArray(TYPES)::add));
        String name = NOTE + index;
        notes.save(
                notes.note(name).map(old -> new Note(name, data, old.stamp())).orElseGet(() -> Note.first(name, data)));
    }

    /** Those of an index that the session's plan knows. */
    static EqualIds of(Notes notes, String index) {
        Note note = notes.note(NOTE + index)
                .orElseThrow(() -> new Conflict(
                        "session " + notes.session() + " was planned without looking for equal ids in index " + index,
                        "Give the --multi-type that the session was planned with, or begin another session."));
        TreeMap<String, SortedSet<String>> types = new TreeMap<>();
        for (JsonNode equal : note.data().path(IDS)) {
            SortedSet<String> names = new TreeSet<>();
            equal.path(TYPES).forEach(type -> names.add(type.asText()));
            types.put(equal.path(ID).asText(), names);
        }
        return new EqualIds(index, types);
    }

    /** The types that have an id, where it is more than one. */
    SortedSet<String> typesOf(String id) {
        return types.getOrDefault(id, Collections.emptySortedSet());
    }
}
