package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.work.Notes;
import org.osmigrate.work.Notes.Note;

/**
 * Which documents retries have brought to the target, in the session's notes: one note for each writer that has noted them,
 * with hashes of what it noted, so that other machines see it and a document that stands in the folders of two counts once.
 */
final class RetriedNotes {

    private static final String PREFIX = "retried-documents:";

    /** No index has a name that begins like this. */
    private static final String HASHES = "_hashes";

    private final Notes work;

    RetriedNotes(Notes work) {
        this.work = work;
    }

    /** Writes what the files in a place say. */
    void update(FailedStream stream) {
        stream.retried().forEach(this::update);
    }

    private void update(String writer, List<DocumentKey> keys) {
        ObjectNode data = data(keys);
        Optional<Note> known = work.note(PREFIX + writer);
        if (known.filter(note -> note.data().toString().equals(data.toString())).isEmpty()) {
            work.save(known.map(old -> new Note(old.name(), data, old.stamp()))
                    .orElseGet(() -> Note.first(PREFIX + writer, data)));
        }
    }

    private static ObjectNode data(List<DocumentKey> keys) {
        Map<String, Set<Long>> byIndex = new TreeMap<>();
        keys.forEach(key ->
                byIndex.computeIfAbsent(key.index(), _ -> new HashSet<>()).add(hash(key)));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        byIndex.forEach((index, hashes) -> data.put(index, hashes.size()));
        ObjectNode texts = data.putObject(HASHES);
        byIndex.forEach((index, hashes) -> texts.put(index, text(hashes)));
        return data;
    }

    private static long hash(DocumentKey key) {
        return EqualIdSearch.hash(key.id() + "\n" + key.routing());
    }

    private static String text(Set<Long> hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
        hashes.stream().sorted().forEach(bytes::putLong);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Index to number, of all writers; each document once, as far as no older version has noted it without its hash. */
    Map<String, Long> byIndex() {
        Map<String, Set<Long>> distinct = new TreeMap<>();
        Map<String, Long> sum = new TreeMap<>();
        for (Note note : work.notes(PREFIX)) {
            note.data().properties().stream()
                    .filter(index -> !index.getKey().equals(HASHES))
                    .forEach(index -> {
                        String hashes =
                                note.data().path(HASHES).path(index.getKey()).asText();
                        if (hashes.isEmpty()) {
                            sum.merge(index.getKey(), index.getValue().asLong(), Long::sum);
                        } else {
                            add(hashes, distinct.computeIfAbsent(index.getKey(), _ -> new HashSet<>()));
                        }
                    });
        }
        distinct.forEach((index, hashes) -> sum.merge(index, (long) hashes.size(), Long::sum));
        return sum;
    }

    private static void add(String text, Set<Long> hashes) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        while (bytes.hasRemaining()) {
            hashes.add(bytes.getLong());
        }
    }
}
