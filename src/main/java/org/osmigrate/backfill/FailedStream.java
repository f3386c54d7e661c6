package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.backfill.FailedDocument.Place;

/**
 * Reads the failed-document stream of a session in one place. A document may stand in it several times: the last line
 * about it counts. Retried documents that were taken are in files of their own, each with the time of the last failure
 * that this settles; so no clocks of two machines are compared.
 */
final class FailedStream implements AutoCloseable {

    private static final String RETRIED = "retried-";

    private final StreamFiles files;

    FailedStream(BackfillSettings settings, String session) {
        this.files = StreamFiles.of(settings, session);
    }

    /** The folder, or the location of objects. */
    String where() {
        return files.where();
    }

    /** What is done with a document and its source. */
    interface Visitor {
        void visit(FailedDocument document, JsonNode line);
    }

    /** The documents that failed and were not taken since, each once, in the order of the files. */
    Map<DocumentKey, FailedDocument> left() {
        Map<DocumentKey, Instant> settled = settled();
        Map<DocumentKey, FailedDocument> left = new LinkedHashMap<>();
        for (String file : files.names("failed-")) {
            new LineFile(files, file).read((line, number) -> {
                FailedDocument document = FailedDocument.of(line, new Place(file, number));
                if (document.time().isAfter(settled.getOrDefault(document.key(), Instant.MIN))) {
                    left.merge(document.key(), document, (a, b) -> b.time().isBefore(a.time()) ? a : b);
                }
            });
        }
        return left;
    }

    /** Reads the sources of some documents, in the order of the files. */
    void sources(Collection<FailedDocument> documents, Visitor visitor) {
        Map<Place, FailedDocument> wanted = new HashMap<>();
        documents.forEach(document -> wanted.put(document.place(), document));
        for (String file : files.names("failed-")) {
            new LineFile(files, file).read((line, number) -> {
                FailedDocument document = wanted.get(new Place(file, number));
                if (document != null) {
                    visitor.visit(document, line);
                }
            });
        }
    }

    private Map<DocumentKey, Instant> settled() {
        Map<DocumentKey, Instant> settled = new HashMap<>();
        for (String file : files.names(RETRIED)) {
            new LineFile(files, file)
                    .read((line, number) -> settled.merge(
                            DocumentKey.of(line),
                            Instant.parse(line.required("time").asText()),
                            (a, b) -> a.isAfter(b) ? a : b));
        }
        return settled;
    }

    /** What is known about a document that a retry has brought to its end. */
    enum Fate {
        /** The target has taken it. */
        TAKEN,
        /** The target had it in its version or a newer one. */
        NEWER,
        /** A data stream had it. */
        THERE
    }

    /** Writer by writer, the documents that were taken when they were sent again. */
    Map<String, List<DocumentKey>> retried() {
        Map<String, List<DocumentKey>> retried = new TreeMap<>();
        for (String file : files.names(RETRIED)) {
            List<DocumentKey> keys = retried.computeIfAbsent(files.writer(file), _ -> new ArrayList<>());
            new LineFile(files, file).read((line, number) -> keys.add(DocumentKey.of(line)));
        }
        return retried;
    }

    /** The lines in which this process notes what was taken. */
    DurableLines settling() {
        return files.lines(RETRIED + ThisWorker.name(), false);
    }

    /** The line that says what became of a document. */
    static byte[] settled(FailedDocument document, Fate fate) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("index", document.key().index())
                .put("id", document.key().id())
                .put("routing", document.key().routing())
                .put("time", document.time().toString())
                .put("result", fate.name().toLowerCase(Locale.ROOT));
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        files.close();
    }
}
