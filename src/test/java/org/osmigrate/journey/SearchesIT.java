package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/**
 * Searches of migrated indices find what the documents say they must: for every era of the golden repositories, on both
 * majors that documents are moved to. With another number of shards, for that matter.
 */
@ExtendWith(SharedServers.class)
class SearchesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    private static final List<String> OLDER =
            List.of("elasticsearch-2.4.6", "elasticsearch-6.8.23", "elasticsearch-8.19.21", "opensearch-1.3.20");

    @TempDir
    private Path folder;

    /** Each era on one of the two, and with {@code -Dsearches.all=true} on both. */
    static Stream<String> onOpenSearch3() {
        return eras(
                List.of(
                        "elasticsearch-1.7.6",
                        "elasticsearch-5.6.16",
                        "elasticsearch-7.10.2",
                        "elasticsearch-9.5.3",
                        "opensearch-2.19.6",
                        "opensearch-3.8.0"),
                OLDER);
    }

    static Stream<String> onOpenSearch2() {
        return eras(
                OLDER,
                List.of(
                        "elasticsearch-1.7.6",
                        "elasticsearch-5.6.16",
                        "elasticsearch-7.10.2",
                        "elasticsearch-9.5.3",
                        "opensearch-2.19.6"));
    }

    private static Stream<String> eras(List<String> always, List<String> more) {
        return Stream.concat(always.stream(), Boolean.getBoolean("searches.all") ? more.stream() : Stream.of());
    }

    @ParameterizedTest
    @MethodSource("onOpenSearch3")
    void findTheSameOnOpenSearch3(String era, @Shared(product = Product.OPENSEARCH) Server target) throws Exception {
        searchesOf(era, new Api(target.url()));
    }

    @ParameterizedTest
    @MethodSource("onOpenSearch2")
    void findTheSameOnOpenSearch2(String era, @Shared(product = Product.OPENSEARCH, version = "2.19.6") Server target)
            throws Exception {
        searchesOf(era, new Api(target.url()));
    }

    private void searchesOf(String era, Api target) throws Exception {
        boolean types = era.matches("elasticsearch-[125].*");
        String index = era + (types ? "-products-product" : "-products");
        Lab.forget(target, "searches", era + "-*");
        migrate(era, target);

        Map<String, JsonNode> documents = documents(era);
        assertThat(target.count(index)).isEqualTo(documents.size());
        assertThat(target.get("/" + index + "/_settings?flat_settings=true")
                        .at("/" + index + "/settings/index.number_of_shards")
                        .asText())
                .isEqualTo("4");
        Searches searches = new Searches(target, index, documents);
        searches.run();
        Lab.forget(target, "searches", era + "-*");
    }

    /** The products, by id, as the era's own server has given them. */
    private static Map<String, JsonNode> documents(String era) throws IOException {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve(era).resolve("expected.ndjson"))) {
            JsonNode document = JSON.readTree(line);
            if (document.path("index").asText().equals("products")
                    && !document.path("type").asText().equals("review")) {
                documents.put(document.path("id").asText(), document.path("source"));
            }
        }
        return documents;
    }

    private void migrate(String era, Api target) throws Exception {
        Files.writeString(folder.resolve("migration.yaml"), """
                session: searches
                target: { url: "%s" }
                snapshot: { repository: "%s", name: snap-2 }
                include: { indices: [ products ] }
                metadata: { multi-type: split }
                backfill: {}
                verify: {}
                transforms:
                  - rename-index: { from: "(.+)", to: "%s-$1" }
                  - override: { settings: { number_of_shards: 4 } }
                """.formatted(
                        target.url(), GOLDEN.resolve(era).resolve("repo").toUri(), era));
        Osmigrate.Ended run = Osmigrate.run(folder, "console", "run");
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    /** Queries, each with what says of a document whether it must be found. */
    private record Searches(Api target, String index, Map<String, JsonNode> documents) {

        void run() {
            finds(
                    "a term",
                    "{\"term\":{\"sku\":\"SKU-00010\"}}",
                    one -> one.path("sku").asText().equals("SKU-00010"));
            finds(
                    "terms in an array",
                    "{\"term\":{\"tags\":\"t3\"}}",
                    one -> texts(one.path("tags")).contains("t3"));
            finds(
                    "a phrase",
                    "{\"match_phrase\":{\"title\":\"red chair\"}}",
                    one -> one.path("title").asText().contains("red chair"));
            finds(
                    "a word whatever its case",
                    "{\"match\":{\"title\":\"REPLACED\"}}",
                    one -> one.path("title").asText().startsWith("Replaced"));
            finds(
                    "the whole of a text",
                    "{\"term\":{\"title.raw\":\"back again\"}}",
                    one -> one.path("title").asText().equals("back again"));
            finds(
                    "a range",
                    "{\"range\":{\"price\":{\"gte\":50,\"lt\":120}}}",
                    one -> within(one.path("price"), 50, 120));
            finds(
                    "a flag",
                    "{\"term\":{\"active\":true}}",
                    one -> one.path("active").asBoolean());
            finds(
                    "an address",
                    "{\"term\":{\"ip\":\"10.0.0.0/28\"}}",
                    one -> one.path("ip").asText().matches("10\\.0\\.0\\.(\\d|1[0-5])"));
            finds(
                    "an object's field",
                    "{\"term\":{\"maker.country\":\"FR\"}}",
                    one -> one.at("/maker/country").asText().equals("FR"));
            finds(
                    "one nested object",
                    "{\"nested\":{\"path\":\"variants\",\"query\":{\"bool\":{\"must\":["
                            + "{\"term\":{\"variants.color\":\"red\"}},{\"term\":{\"variants.size\":1}}]}}}}",
                    one -> one.path("variants").valueStream().anyMatch(Searches::isSmallAndRed));
            finds(
                    "places",
                    "{\"geo_bounding_box\":{\"location\":{\"top_left\":{\"lat\":-60,\"lon\":-170},"
                            + "\"bottom_right\":{\"lat\":-80,\"lon\":-120}}}}",
                    one -> within(one.at("/location/lat"), -80, -60) && within(one.at("/location/lon"), -170, -120));
            countsByMonth();
        }

        private static boolean isSmallAndRed(JsonNode variant) {
            return variant.path("color").asText().equals("red")
                    && variant.path("size").asInt() == 1;
        }

        private static Set<String> texts(JsonNode values) {
            return values.isArray()
                    ? values.valueStream().map(JsonNode::asText).collect(Collectors.toSet())
                    : Set.of(values.asText());
        }

        private static boolean within(JsonNode value, double from, double to) {
            return value.isNumber() && value.asDouble() >= from && value.asDouble() < to;
        }

        private void finds(String what, String query, Predicate<JsonNode> found) {
            Set<String> expected = new TreeSet<>();
            documents.forEach((id, source) -> {
                if (found.test(source)) {
                    expected.add(id);
                }
            });
            Set<String> ids = new TreeSet<>();
            target.post("/" + index + "/_search", "{\"size\":1000,\"_source\":false,\"query\":" + query + "}")
                    .at("/hits/hits")
                    .forEach(hit -> ids.add(hit.path("_id").asText()));
            assertThat(expected).as(what).isNotEmpty().hasSizeLessThan(documents.size());
            assertThat(ids).as(what + " in " + index).isEqualTo(expected);
        }

        private void countsByMonth() {
            Map<String, Long> expected = new TreeMap<>();
            documents.values().stream()
                    .map(source -> source.path("created").asText())
                    .filter(created -> !created.isEmpty())
                    .forEach(created -> expected.merge(created.substring(0, 7), 1L, Long::sum));
            Map<String, Long> counted = new TreeMap<>();
            target.post("/" + index + "/_search", """
                            {"size":0,"aggs":{"months":{"date_histogram":
                              {"field":"created","calendar_interval":"month","format":"yyyy-MM","min_doc_count":1}}}}
                            """)
                    .at("/aggregations/months/buckets")
                    .forEach(bucket -> counted.put(
                            bucket.path("key_as_string").asText(),
                            bucket.path("doc_count").asLong()));
            assertThat(counted).as("months in " + index).hasSizeGreaterThan(3).isEqualTo(expected);
        }
    }
}
