package org.osmigrate.reconstruct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of real servers that do not keep what they were sent, with what the notes say that they lose. */
class GoldenReconstructionTest {

    /** Fields of types that are absent, and lists that are sorted or empty. */
    private static final Map<String, String> NOT_AS_ANSWERED =
            Map.of("fl", "{}", "range", "{}", "leafempty", "{}", "leafarr", "{\"leafarr\":[1,3,3]}");

    private static final String ES_8 = "elasticsearch-8.19.21-sourceless";

    @ParameterizedTest
    @CsvSource({
        "elasticsearch-7.10.2, snap-2",
        "elasticsearch-8.19.21, snap-2",
        "elasticsearch-9.5.3, snap-2",
        "opensearch-1.3.20, snap-1",
        "opensearch-2.19.6, snap-2",
        "opensearch-3.8.0, snap-2"
    })
    void ofStoredFieldsOfEveryVersion(String repository, String snapshot) throws IOException {
        Map<String, JsonNode> rows = IntStream.range(0, 10)
                .boxed()
                .collect(Collectors.toMap(
                        n -> "n" + n,
                        n -> JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "row " + n)
                                .put("n", n)));

        GoldenSources blind = GoldenSources.of(repository, snapshot, "nosource", Reconstruction::withoutRecovery);
        GoldenSources sources = GoldenSources.of(repository, snapshot, "nosource", Reconstruction::builder);

        assertThat(blind.causes()).isEmpty();
        assertThat(blind.sources()).containsExactlyInAnyOrderEntriesOf(rows);
        assertThat(sources.sources()).containsExactlyInAnyOrderEntriesOf(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "excluded", "included"})
    void wholeSourcesOfRecoveryAreTaken(String index) throws IOException {
        GoldenSources found = GoldenSources.of(ES_8, "snap-1", index, Reconstruction::builder);

        assertThat(found.causes()).isEmpty();
        assertThat(found.sources()).isEqualTo(GoldenSources.expected(ES_8, index));
    }

    @Test
    void allKindsOfFieldsOfAnIndexWithoutSources() throws IOException {
        GoldenSources found = GoldenSources.of(ES_8, "snap-1", "disabled", Reconstruction::withoutRecovery);

        Map<String, JsonNode> expected = GoldenSources.expected(ES_8, "disabled");
        List<String> ignored = tooLong(expected);
        assertThat(ignored).isNotEmpty();
        assertThat(found.causes().keySet()).containsExactlyInAnyOrderElementsOf(ignored);
        assertThat(found.causes().values()).allMatch(cause -> cause.contains("short_only"));
        expected.keySet().removeAll(ignored);
        assertThat(approximately(found.sources())).isEqualTo(approximately(without(expected, "lost", "gone")));
    }

    @Test
    void whatAFilteredSourceLacks() throws IOException {
        GoldenSources excluded = GoldenSources.of(ES_8, "snap-1", "excluded", Reconstruction::withoutRecovery);
        Map<String, JsonNode> expected = GoldenSources.expected(ES_8, "excluded");

        assertThat(excluded.causes()).isEmpty();
        excluded.sources().forEach((id, source) -> {
            assertThat(source.path("many")).isEqualTo(sorted(expected.get(id).path("many"), true));
            assertThat(source.path("nums")).isEqualTo(expected.get(id).path("nums"));
        });
        assertThat(approximately(excluded.sources())).isEqualTo(approximately(expected));

        GoldenSources included = GoldenSources.of(ES_8, "snap-1", "included", Reconstruction::withoutRecovery);
        Map<String, JsonNode> some = GoldenSources.expected(ES_8, "included");
        some.keySet().removeAll(included.causes().keySet());
        assertThat(included.causes().keySet())
                .containsExactlyInAnyOrderElementsOf(tooLong(GoldenSources.expected(ES_8, "included")));
        assertThat(approximately(included.sources())).isEqualTo(approximately(without(some, "lost", "gone")));
    }

    @ParameterizedTest
    @CsvSource({
        "elasticsearch-8.19.21-sourceless, synthetic",
        "elasticsearch-8.19.21-sourceless, synthetic-ignored",
        "elasticsearch-9.5.3-sourceless, synthetic",
        "elasticsearch-9.5.3-sourceless, synthetic-ignored"
    })
    void syntheticSources(String repository, String index) throws IOException {
        GoldenSources found = GoldenSources.of(repository, "snap-1", index, Reconstruction::builder);

        assertThat(found.causes()).isEmpty();
        assertThat(approximately(found.sources())).isEqualTo(approximately(GoldenSources.expected(repository, index)));
    }

    /** Each document has one field; its name is the field's, or begins with it. */
    @Test
    void whatElasticsearchKeepsForItsSyntheticSources() throws IOException {
        String repository = "elasticsearch-9.5.3-synthetic";
        GoldenSources found = GoldenSources.of(repository, "snap-1", "synthetic-more", Reconstruction::builder);
        Map<String, JsonNode> expected = GoldenSources.expected(repository, "synthetic-more");

        assertThat(found.causes().keySet()).containsExactlyInAnyOrder("mal", "malmix");
        expected.keySet().removeAll(found.causes().keySet());
        assertThat(found.sources().keySet()).isEqualTo(expected.keySet());
        Map<String, String> approximate = Map.of(
                "submix", "{\"sub\":[\"ok\",\"much too long for it\"]}",
                "norm", "{\"norm\":\"upper\"}",
                "nul", "{\"nul\":\"-\"}",
                "objs", "{\"objs\":{\"a\":[\"x\",\"y\"],\"b\":[1,2]}}",
                "gp", "{\"gp\":{\"lat\":1.4999999944120646,\"lon\":2.4999999348074198}}",
                "keep", "{\"keep\":[\"a\",\"b\"]}",
                "all", "{\"all\":\"own\",\"src\":\"copied\"}",
                "emptyarr", "{}");
        found.sources()
                .forEach((id, source) -> assertThat(source.toString())
                        .isEqualTo(approximate.getOrDefault(id, expected.get(id).toString())));
    }

    /** What the server itself answers for the source of each document; of both forms in which it keeps parts of them. */
    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-8.19.21-ignored", "elasticsearch-9.5.3-ignored"})
    void whatElasticsearchKeepsBesideDocValues(String repository) throws IOException {
        GoldenSources found = GoldenSources.of(repository, "snap-1", "ign", Reconstruction::withoutRecovery);
        Map<String, JsonNode> answered = GoldenSources.expected(repository, "ign", "server");

        assertThat(found.causes()).isEmpty();
        assertThat(found.sources().keySet()).isEqualTo(answered.keySet());
        for (Map.Entry<String, String> other : NOT_AS_ANSWERED.entrySet()) {
            answered.put(other.getKey(), new ObjectMapper().readTree(other.getValue()));
        }
        found.sources().forEach((id, source) -> assertThat(source).as(id).isEqualTo(answered.get(id)));
    }

    private static List<String> tooLong(Map<String, JsonNode> documents) {
        return documents.entrySet().stream()
                .filter(document ->
                        document.getValue().path("short_only").asText().length() > 5)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, JsonNode> without(Map<String, JsonNode> documents, String... fields) {
        documents.values().forEach(document -> ((ObjectNode) document).remove(List.of(fields)));
        return documents;
    }

    /** In the form that the notes leave: sorted, texts once, addresses canonical, points checked and left out. */
    private static Map<String, JsonNode> approximately(Map<String, JsonNode> documents) {
        Map<String, JsonNode> forms = new TreeMap<>();
        documents.forEach((id, document) -> {
            ObjectNode form = document.deepCopy();
            Stream.of("many", "nums")
                    .filter(form::has)
                    .forEach(name -> form.set(name, sorted(form.path(name), name.equals("many"))));
            if (form.remove("at") instanceof ObjectNode at) {
                int number = Integer.parseInt(id.substring(1));
                assertThat(at.path("lat").asDouble()).isCloseTo(10.5 + number, within(1e-7));
                assertThat(at.path("lon").asDouble()).isCloseTo(-20.25 + number, within(1e-7));
            }
            if (form.path("ip").asText().endsWith("::0")) {
                form.put("ip", "2001:db8::");
            }
            forms.put(id, form);
        });
        return forms;
    }

    private static JsonNode sorted(JsonNode values, boolean once) {
        if (!(values instanceof ArrayNode array)) {
            return values;
        }
        Comparator<JsonNode> order =
                once ? Comparator.comparing(JsonNode::asText) : Comparator.comparingLong(JsonNode::asLong);
        List<JsonNode> sorted = array.valueStream().sorted(order).toList();
        List<JsonNode> result = once ? List.copyOf(new LinkedHashSet<>(sorted)) : sorted;
        return result.size() == 1
                ? result.getFirst()
                : JsonNodeFactory.instance.arrayNode().addAll(result);
    }
}
