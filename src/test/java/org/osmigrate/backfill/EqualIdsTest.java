package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.Conflict;
import org.osmigrate.metadata.NotesInMemory;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.storage.ObjectStore;

/** Ids that two types of an index have, in indices that real servers wrote. */
class EqualIdsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({"1.7.6, 1000000", "2.4.6, 1000000", "5.6.16, 1000000", "5.6.16, 20", "2.4.6, 1"})
    void areAllFoundWhateverPartIsLookedAtAtATime(String version, int hashesAtOnce) throws IOException {
        assertThat(inIndex(version, "products", index -> new EqualIdSearch(index, hashesAtOnce, 1000).run()))
                .isEqualTo(expected(version, "products"))
                .hasSizeGreaterThan(10);
        assertThat(inIndex(version, "family", index -> new EqualIdSearch(index, hashesAtOnce, 1000).run()))
                .isEmpty();
    }

    @Test
    void tooManyAreRefusedInFavourOfASplit() {
        assertThatThrownBy(() -> inIndex("5.6.16", "products", index -> new EqualIdSearch(index, 1000, 5).run()))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("products")
                .hasMessageContaining("--multi-type split");
    }

    @Test
    void everyWorkerReadsWhatThePlannerWrote() throws IOException {
        EqualIds found = new EqualIds("products", expected("2.4.6", "products"));
        NotesInMemory notes = new NotesInMemory();

        new EqualIds("products", new TreeMap<>()).save(notes);
        found.save(notes);

        assertThat(EqualIds.of(notes, "products")).isEqualTo(found);
    }

    @Test
    void aPlanWithoutThemIsOfAnotherChoice() {
        NotesInMemory notes = new NotesInMemory();

        assertThatThrownBy(() -> EqualIds.of(notes, "products"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("--multi-type");
    }

    private static SortedMap<String, SortedSet<String>> inIndex(
            String version, String name, Function<SnapshotIndex, SortedMap<String, SortedSet<String>>> search) {
        try (ObjectStore store = ObjectStore.open(
                GOLDEN.resolve("elasticsearch-" + version).resolve("repo").toString())) {
            return SnapshotRepository.open(store).snapshot("snap-2").indices().stream()
                    .filter(index -> index.name().equals(name))
                    .map(search)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static SortedMap<String, SortedSet<String>> expected(String version, String index) throws IOException {
        SortedMap<String, SortedSet<String>> types = new TreeMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("elasticsearch-" + version + "/expected.ndjson"))) {
            JsonNode document = new ObjectMapper().readTree(line);
            if (document.path("index").asText().equals(index)) {
                types.computeIfAbsent(document.path("id").asText(), _ -> new TreeSet<>())
                        .add(document.path("type").asText());
            }
        }
        types.values().removeIf(ofId -> ofId.size() < 2);
        return new TreeMap<>(Map.copyOf(types));
    }
}
