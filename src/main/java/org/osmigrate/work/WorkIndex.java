package org.osmigrate.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osmigrate.cluster.ClusterClient;

/**
 * The state of a session in the index {@code .osmigrate-SESSION}. Whatever is written is written by compare-and-set, so
 * that any process may die at any moment and any other sees the same state.
 */
public interface WorkIndex {

    /**
     * Opens a session's state.
     *
     * @throws org.osmigrate.failure.Conflict for an index of a newer schema version
     */
    static WorkIndex open(ClusterClient coordinator, String session) {
        return StateIndex.open(coordinator, session);
    }

    /** The session's name. */
    String session();

    /** The plan, by realtime get; empty when there is none yet. Does not create the index. */
    Optional<Plan> plan();

    /**
     * Writes the plan and its items and makes it ready last; the same again changes nothing and keeps the progress.
     *
     * @throws org.osmigrate.failure.Conflict when the session is about another source or snapshot
     */
    Plan publish(Plan plan, List<WorkItem> items);

    /** Every item, after a refresh, by index, shard, segment and range. */
    List<WorkItem> items();

    /**
     * Writes the progress of an item if nobody else has since it was read.
     *
     * @throws org.osmigrate.failure.Conflict when somebody has: stop sending
     */
    WorkItem save(WorkItem item);

    /** A small record kept under a name (a step's result, a pipeline to restore); empty when there is none. */
    Optional<Note> note(String name);

    /** Writes a note; the stamp of an existing one must fit. {@code Note.first} makes a new one. */
    Note save(Note note);

    /** Names of the notes beginning with a prefix, after a refresh. */
    List<Note> notes(String prefix);

    /**
     * Takes the right to act in a role.
     *
     * @param owner how others see the holder, for example {@code console run on HOST, process 4711}
     * @throws org.osmigrate.failure.Conflict when a live process has it, naming that one
     */
    Hold hold(String role, String owner, Duration lease);

    /** A named record with the stamp it was read under. */
    record Note(String name, ObjectNode data, WorkItem.Stamp stamp) {

        /** A note that must not exist yet. */
        public static Note first(String name, ObjectNode data) {
            return new Note(name, data, new WorkItem.Stamp(-2, 0));
        }
    }
}
