package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Conflict;
import org.osmigrate.work.WorkItem.Stamp;

class SetAsideTest {

    private final ContendedNotes notes = new ContendedNotes();

    @Test
    void whatIsFoundLaterIsNoOriginal() {
        aside("7s").keep(notes);

        aside("-1").keep(notes);

        assertThat(SetAside.all(notes)).containsExactly(aside("7s"));
    }

    @Test
    void whoIsOvertakenKeepsTheOthersOriginal() {
        notes.before = () -> aside("7s").write(notes);

        aside("-1").keep(notes);

        assertThat(SetAside.find(notes, "shop", "index.refresh_interval")).contains(aside("7s"));
    }

    @Test
    void whatWasPutBackMayBeSetAsideAgain() {
        aside("7s").putBack().write(notes);

        aside("9s").keep(notes);

        assertThat(SetAside.all(notes)).containsExactly(aside("9s"));
    }

    private static SetAside aside(String original) {
        return SetAside.of("shop", "index.refresh_interval", TextNode.valueOf(original));
    }

    /** Notes with compare-and-set; somebody else may write first. */
    private static final class ContendedNotes implements Notes {

        private final Map<String, Note> notes = new HashMap<>();
        private Runnable before = () -> {};

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
            Runnable first = before;
            before = () -> {};
            first.run();
            long known = note(note.name()).map(old -> old.stamp().seqNo()).orElse(-2L);
            if (known != note.stamp().seqNo()) {
                throw new Conflict("written by another", "look again");
            }
            Note saved = new Note(note.name(), note.data(), new Stamp(Math.max(0, known + 1), 1));
            notes.put(note.name(), saved);
            return saved;
        }

        @Override
        public List<Note> notes(String prefix) {
            return notes.values().stream()
                    .filter(note -> note.name().startsWith(prefix))
                    .toList();
        }
    }
}
