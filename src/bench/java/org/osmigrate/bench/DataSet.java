package org.osmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A snapshot that is made once and kept in the cache.
 *
 * @param repository its folder
 * @param documents live documents
 * @param sourceBytes bytes of their sources
 */
record DataSet(Path repository, long documents, long sourceBytes) {

    static final String INDEX = "bench";
    static final String SNAPSHOT = "bench";

    private static final int FORM = 2;
    private static final String FACTS = "facts.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static DataSet of(Place place, Options options) {
        String name = "tickets-%d-%d-%s".formatted(FORM, options.documents(), options.codec());
        Path folder = place.cached(name);
        try {
            if (Files.notExists(folder.resolve(FACTS))) {
                make(place, folder, options);
            }
            JsonNode facts = JSON.readTree(Files.readAllBytes(folder.resolve(FACTS)));
            return new DataSet(
                    folder.resolve("repository"),
                    facts.get("documents").asLong(),
                    facts.get("source_bytes").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Place place, Path folder, Options options) throws IOException {
        Path repository = folder.resolve("repository");
        clear(repository);
        System.out.printf("making the snapshot of %,d documents in %s%n", options.documents(), folder);
        List<String> server = List.of("--heap", "2g", "--repo", repository.toString());
        try (SearchServer source = SearchServer.start(place, "elasticsearch", "7.10.2", 9700, server)) {
            Filling filling = new Filling(source.rest(), options);
            filling.run();
            source.rest()
                    .put(
                            "/_snapshot/bench",
                            "{\"type\":\"fs\",\"settings\":{\"location\":\"%s\",\"max_snapshot_bytes_per_sec\":\"0\"}}"
                                    .formatted(repository));
            source.rest()
                    .put(
                            "/_snapshot/bench/" + SNAPSHOT + "?wait_for_completion=true",
                            "{\"indices\":\"%s\",\"include_global_state\":false}".formatted(INDEX));
            String facts = "{\"documents\":%d,\"source_bytes\":%d}".formatted(filling.documents(), filling.bytes());
            Files.writeString(folder.resolve(FACTS), facts);
        }
    }

    /** An earlier attempt was cut short. */
    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
