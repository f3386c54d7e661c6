package org.osmigrate.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osmigrate.backfill.FailedDocument.DocumentKey;
import org.osmigrate.backfill.FailedDocument.Place;
import org.osmigrate.failure.StorageFailed;

/**
 * Reads the failed-document stream of a session in one folder. A document may stand in it several times: the last line
 * about it counts. Retried documents that were taken are in files of their own, each with the time of the last failure
 * that this settles; so no clocks of two machines are compared.
 */
final class FailedStream {

    private static final String RETRIED = "retried-";

    private final Path folder;

    FailedStream(BackfillSettings settings, String session) {
        this.folder = FailedDocuments.folder(settings, session);
    }

    Path folder() {
        return folder;
    }

    /** What is done with a document and its source. */
    interface Visitor {
        void visit(FailedDocument document, JsonNode line);
    }

    /** The documents that failed and were not taken since, each once, in the order of the files. */
    Map<DocumentKey, FailedDocument> left() {
        Map<DocumentKey, Instant> settled = settled();
        Map<DocumentKey, FailedDocument> left = new LinkedHashMap<>();
        for (Path file : files("failed-")) {
            new LineFile(file).read((line, number) -> {
                FailedDocument document = FailedDocument.of(line, place(file, number));
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
        for (Path file : files("failed-")) {
            new LineFile(file).read((line, number) -> {
                FailedDocument document = wanted.get(place(file, number));
                if (document != null) {
                    visitor.visit(document, line);
                }
            });
        }
    }

    private Map<DocumentKey, Instant> settled() {
        Map<DocumentKey, Instant> settled = new HashMap<>();
        for (Path file : files(RETRIED)) {
            new LineFile(file)
                    .read((line, number) -> settled.merge(
                            DocumentKey.of(line),
                            Instant.parse(line.required("time").asText()),
                            (a, b) -> a.isAfter(b) ? a : b));
        }
        return settled;
    }

    /** File by file, how many documents of each index were taken when they were sent again. */
    Map<String, Map<String, Long>> retried() {
        Map<String, Map<String, Long>> retried = new TreeMap<>();
        for (Path file : files(RETRIED)) {
            Map<String, Long> byIndex = new TreeMap<>();
            new LineFile(file)
                    .read((line, number) -> byIndex.merge(line.required("index").asText(), 1L, Long::sum));
            retried.put(file.getFileName().toString(), byIndex);
        }
        return retried;
    }

    /** The file in which this process notes what was taken. */
    DurableLines settling() {
        return new DurableLines(folder.resolve(RETRIED + ThisWorker.name() + ".ndjson"), false);
    }

    /** The line that says that a document was taken. */
    static byte[] settled(FailedDocument document) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("index", document.key().index())
                .put("id", document.key().id())
                .put("routing", document.key().routing())
                .put("time", document.time().toString());
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Place place(Path file, long number) {
        return new Place(file.getFileName().toString(), number);
    }

    private List<Path> files(String prefix) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageFailed(
                    "failed documents cannot be listed in " + folder + ": " + e,
                    "Check the folder and who may read it.",
                    e);
        }
    }
}
