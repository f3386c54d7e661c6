package org.osmigrate.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.osmigrate.work.Notes.Note;
import org.osmigrate.work.WorkIndex;

/** Keeps the results of finished indices, so that an interrupted verification goes on with the next one. */
sealed interface ResultStore {

    /** The result of an index that this run has finished before. */
    Optional<IndexResult> finished(String index);

    /** Keeps a result. */
    void save(IndexResult result);

    /** The run is over: the next one begins anew. */
    void close();

    /** Keeps nothing. */
    static ResultStore none() {
        return new None();
    }

    /** Goes on with the unfinished run of the same identity in a session's state, or begins another, always a fresh one. */
    static ResultStore in(WorkIndex state, String identity, boolean fresh) {
        Optional<Note> last = state.note(Notes.RUN);
        ObjectNode data = last.map(note -> note.data().deepCopy()).orElseGet(JsonNodeFactory.instance::objectNode);
        boolean goesOn = !fresh
                && !data.path("done").asBoolean(true)
                && data.path("identity").asText().equals(identity);
        int number = data.path("number").asInt() + (goesOn ? 0 : 1);
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.put("number", number).put("identity", identity).put("done", false);
        Note saved = state.save(Notes.next(Notes.RUN, last, run));
        return new Notes(state, saved, number);
    }

    /** Without a session. */
    record None() implements ResultStore {

        @Override
        public Optional<IndexResult> finished(String index) {
            return Optional.empty();
        }

        @Override
        public void save(IndexResult result) {}

        @Override
        public void close() {}
    }

    /** A note for the run and one for each index. */
    record Notes(WorkIndex state, Note run, int number) implements ResultStore {

        private static final String RUN = "verify";

        @Override
        public Optional<IndexResult> finished(String index) {
            return state.note(name(index))
                    .filter(note -> note.data().path("run").asInt() == number)
                    .map(note -> IndexResultJson.read(note.data().path("result")));
        }

        @Override
        public void save(IndexResult result) {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("run", number);
            data.set("result", IndexResultJson.write(result));
            String name = name(result.index());
            state.save(next(name, state.note(name), data));
        }

        @Override
        public void close() {
            state.save(new Note(RUN, run.data().deepCopy().put("done", true), run.stamp()));
        }

        private static String name(String index) {
            return RUN + "-" + index;
        }

        private static Note next(String name, Optional<Note> last, ObjectNode data) {
            return last.map(note -> new Note(name, data, note.stamp())).orElseGet(() -> Note.first(name, data));
        }
    }
}
