package org.osmigrate.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Small records that a session keeps under names. */
public interface Notes {

    /** The session's name. */
    String session();

    /** A small record kept under a name (a step's result, a pipeline to restore); empty when there is none. */
    Optional<Note> note(String name);

    /** Writes a note; the stamp of an existing one must fit. {@code Note.first} makes a new one. */
    Note save(Note note);

    /** Names of the notes beginning with a prefix, after a refresh. */
    List<Note> notes(String prefix);

    /** A named record with the stamp it was read under. */
    record Note(String name, ObjectNode data, WorkItem.Stamp stamp) {

        /** A note that must not exist yet. */
        public static Note first(String name, ObjectNode data) {
            return new Note(name, data, new WorkItem.Stamp(-2, 0));
        }
    }
}
