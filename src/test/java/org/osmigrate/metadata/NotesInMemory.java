package org.osmigrate.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osmigrate.work.Notes;

/** The notes of a session, for tests that need no cluster for them. */
public final class NotesInMemory implements Notes {

    private final Map<String, Note> notes = new ConcurrentHashMap<>();

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
}
