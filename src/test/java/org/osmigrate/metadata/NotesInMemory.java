package org.osmigrate.metadata;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osmigrate.work.Hold;
import org.osmigrate.work.Plan;
import org.osmigrate.work.WorkIndex;
import org.osmigrate.work.WorkItem;

/** The notes of a session, for tests that need no cluster for them. */
final class NotesInMemory implements WorkIndex {

    private final Map<String, Note> notes = new HashMap<>();

    @Override
    public String session() {
        return "test";
    }

    @Override
    public Optional<Note> note(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    @Override
    public Note save(Note note) {
        notes.put(note.name(), note);
        return note;
    }

    @Override
    public List<Note> notes(String prefix) {
        return notes.values().stream()
                .filter(note -> note.name().startsWith(prefix))
                .toList();
    }

    @Override
    public Optional<Plan> plan() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plan publish(Plan plan, List<WorkItem> items) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<WorkItem> items() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkItem save(WorkItem item) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Hold hold(String role, String owner, Duration lease) {
        throw new UnsupportedOperationException();
    }
}
