package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.process.Osmigrate;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;

/** Whole migrations of indices of Elasticsearch 1 to 6, most of which have several mapping types, parents and children. */
@ExtendWith(SharedServers.class)
class MappingTypesIT {

    private static final Path SNAPSHOTS =
            Path.of("src/test/resources/snapshots").toAbsolutePath();
    private static final String PARENTS = "5.6.16-parents";
    private static final String SESSION = "mapping-types";
    private static final Set<String> SEVERAL = Set.of("products", "family");

    @TempDir
    private Path folder;

    private Api target;

    @BeforeEach
    void forget(@Shared(product = Product.OPENSEARCH) Server openSearch) {
        target = new Api(openSearch.url());
        forget();
    }

    @AfterEach
    void forget() {
        Lab.forget(
                target,
                SESSION,
                "products",
                "products-product",
                "products-review",
                "family",
                "family-parent",
                "family-child",
                "kin",
                "reviews",
                "routed",
                "logs-2024",
                "empty-index");
        target.delete("/_template/logs-legacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "5.6.16"})
    void nothingIsDoneBeforeTheUserChooses(String version) throws Exception {
        for (List<String> command : List.of(List.of("metadata", "evaluate"), List.of("console", "run"))) {
            Osmigrate.Ended run = osmigrate(version, command);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
            assertThat(run.err())
                    .contains("products (product, review)", "family (child, parent)")
                    .contains("products-product", "products-review", "family-child", "--multi-type merge");
        }
        assertThat(target.get("/_cat/indices?format=json&expand_wildcards=all"))
                .extracting(index -> index.path("index").asText())
                .doesNotContain("products", "family", "routed", ".osmigrate-" + SESSION)
                .noneMatch(index -> index.startsWith("products-") || index.startsWith("family-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "2.4.6", "5.6.16"})
    void eachTypeBecomesAnIndex(String version) throws Exception {
        Osmigrate.Ended run = osmigrate(version, List.of("console", "run"), "--multi-type", "split");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertMoved(
                expected(version), document -> SEVERAL.contains(document.index()) ? part(document) : document.index());
        assertThat(target.get("/_alias/catalog,catalog-active").properties().stream()
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("products-product", "products-review");
        Osmigrate.Ended verify = osmigrate(version, List.of("console", "verify"), "--multi-type", "split");
        assertThat(verify.exitCode()).as(verify.toString()).isZero();
    }

    /** In the form of OpenSearch's Migration Assistant: by names, by rules, and what neither names stays behind. */
    @Test
    void typesGoWhereAMappingSendsThem() throws Exception {
        String mapping = """
                [{"TypeMappingSanitizationTransformerProvider": {
                  "staticMappings": {"products": {"product": "products-product"}},
                  "regexMappings": [
                    {"sourceIndexPattern": "(fam)(.*)", "sourceTypePattern": "(.+)", "targetIndexPattern": "$1$2-$3"}],
                  "sourceProperties": {"version": {"major": 5, "minor": 6}}}}]""";

        Osmigrate.Ended run = osmigrate("5.6.16", List.of("console", "run"), "--transforms", mapping);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).containsSubsequence("mapping type", "products/review", "its documents are not moved");
        List<ExpectedDocument> moved = expected("5.6.16").stream()
                .filter(document ->
                        !(document.index().equals("products") && document.type().equals("review")))
                .toList();
        assertMoved(moved, document -> SEVERAL.contains(document.index()) ? part(document) : document.index());
        assertThat(target.status("HEAD", "/products-review", "")).isEqualTo(404);
        Osmigrate.Ended verify = osmigrate("5.6.16", List.of("console", "verify"), "--transforms", mapping);
        assertThat(verify.exitCode()).as(verify.toString()).isZero();
    }

    @Test
    void oneTypeOfAnyNameNeedsNoChoice() throws Exception {
        Osmigrate.Ended run = osmigrate("6.8.23", List.of("console", "run"));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertMoved(expected("6.8.23"), ExpectedDocument::index);
        assertThat(target.get("/family/_mapping").toString()).contains("\"relations\":{\"parent\":\"child\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.6", "5.6.16"})
    void noneOfTwoEqualIdsWinsWhenTypesAreMerged(String version) throws Exception {
        Set<String> equal = equalIds(expected(version));

        Osmigrate.Ended run = osmigrate(version, List.of("console", "run"), "--multi-type", "merge");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(10);
        assertThat(run.out()).containsPattern("metadata +\\| done");
        assertMoved(
                expected(version).stream()
                        .filter(document -> !document.index().equals("products") || !equal.contains(document.id()))
                        .toList(),
                ExpectedDocument::index);
        assertThat(failedDocuments())
                .hasSize(2 * equal.size())
                .allMatch(line -> line.contains("product, review") && line.contains("\"equal_id\""));
        Osmigrate.Ended verify =
                osmigrate(version, List.of("console", "verify"), "--multi-type", "merge", "-o", "json");
        assertThat(verify.exitCode()).as(verify.toString()).isEqualTo(7);
        assertThat(verify.out().replace(" ", "")).contains("\"missing\":" + 2 * equal.size());
    }

    @Test
    void typesThatDisagreeOnAFieldAreNotMerged() throws Exception {
        Osmigrate.Ended refused = osmigrate("1.7.6", List.of("console", "run"), "--multi-type", "merge");

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(6);
        assertThat(refused.err()).contains("field rating", "product: ", "integer", "review: ", "string");

        Osmigrate.Ended run = osmigrate(
                "1.7.6", List.of("console", "run"), "--multi-type", "union", "--exclude-indices", "nosource,products");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertMoved(
                expected("1.7.6").stream()
                        .filter(document -> !document.index().equals("products"))
                        .toList(),
                ExpectedDocument::index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "2.4.6", "5.6.16"})
    void parentsAndChildrenAreJoined(String version) throws Exception {
        String[] join = {"--multi-type", "merge", "--parent", "join", "--join-field", "kin"};

        Osmigrate.Ended run = osmigrate(version, List.of("console", "run"), with(join, "nosource,products"));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        List<ExpectedDocument> family = expected(version).stream()
                .filter(document -> document.index().equals("family"))
                .toList();
        Map<String, JsonNode> found = target.documents("family");
        assertThat(found).hasSameSizeAs(family);
        family.forEach(document -> {
            JsonNode hit = found.get(document.id());
            ObjectNode expected = document.source().deepCopy();
            ObjectNode kin = expected.putObject("kin").put("name", document.type());
            if (document.type().equals("child")) {
                kin.put("parent", document.routing());
            }
            assertThat(hit.path("_source")).isEqualTo(expected);
            assertThat(hit.path("_routing").asText("")).isEqualTo(document.routing());
        });
        assertThat(ids("family", "{\"has_child\":{\"type\":\"child\",\"query\":{\"range\":{\"age\":{\"gte\":17}}}}}"))
                .isEqualTo(family.stream()
                        .filter(document -> document.source().path("age").asInt() >= 17)
                        .map(ExpectedDocument::routing)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(ids(
                        "family",
                        "{\"has_parent\":{\"parent_type\":\"parent\",\"query\":{\"term\":{\"name\":\"parent 3\"}}}}"))
                .isEqualTo(family.stream()
                        .filter(document -> document.type().equals("child")
                                && document.routing().equals("f3"))
                        .map(ExpectedDocument::id)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .isNotEmpty();
        Osmigrate.Ended verify = osmigrate(version, List.of("console", "verify"), with(join, "nosource,products"));
        assertThat(verify.exitCode()).as(verify.toString()).isZero();
    }

    /** Grandchildren are where the root of their family is, and know their parents. */
    @Test
    void grandparentsAreJoined() throws Exception {
        String[] join = {"--multi-type", "merge", "--parent", "join"};

        Osmigrate.Ended run = osmigrate(PARENTS, List.of("console", "run"), join);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        Map<String, JsonNode> found = target.documents("kin");
        List<ExpectedDocument> expected = expected(PARENTS);
        assertThat(found).hasSameSizeAs(expected);
        expected.forEach(document ->
                assertThat(found.get(document.id()).path("_routing").asText("")).isEqualTo(document.routing()));
        assertThat(ids(
                        "kin",
                        "{\"has_parent\":{\"parent_type\":\"branch\",\"query\":{\"has_parent\":{\"parent_type\":\"country\","
                                + "\"query\":{\"term\":{\"name\":\"uk\"}}}}}}"))
                .isEqualTo(expected.stream()
                        .filter(document -> document.type().equals("employee")
                                && document.routing().equals("uk"))
                        .map(ExpectedDocument::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(ids(
                        "kin",
                        "{\"has_child\":{\"type\":\"branch\",\"query\":{\"has_child\":{\"type\":\"employee\","
                                + "\"query\":{\"match_all\":{}}}}}}"))
                .containsExactly("a/b c", "france", "uk");
        Osmigrate.Ended verify = osmigrate(PARENTS, List.of("console", "verify"), join);
        assertThat(verify.exitCode()).as(verify.toString()).isZero();
    }

    @Test
    void parentsAreNotJoinedUnlessTypesAreMerged() throws Exception {
        Osmigrate.Ended run =
                osmigrate("5.6.16", List.of("metadata", "evaluate"), "--multi-type", "split", "--parent", "join");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
        assertThat(run.err()).contains("family", "--multi-type merge");
    }

    private static String[] with(String[] flags, String excluded) {
        return Stream.concat(Stream.of(flags), Stream.of("--exclude-indices", excluded))
                .toArray(String[]::new);
    }

    private Set<String> ids(String index, String query) {
        return target.post("/" + index + "/_search", "{\"size\":10000,\"query\":" + query + "}")
                .path("hits")
                .path("hits")
                .valueStream()
                .map(hit -> hit.path("_id").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String part(ExpectedDocument document) {
        return document.index() + "-" + document.type();
    }

    private static List<ExpectedDocument> expected(String version) throws IOException {
        return ExpectedDocument.of(SNAPSHOTS.resolve("elasticsearch-" + version));
    }

    private static Set<String> equalIds(List<ExpectedDocument> documents) {
        Set<String> once = new TreeSet<>();
        return documents.stream()
                .filter(document -> document.index().equals("products"))
                .map(ExpectedDocument::id)
                .filter(id -> !once.add(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertMoved(List<ExpectedDocument> documents, Function<ExpectedDocument, String> to) {
        Map<String, List<ExpectedDocument>> byIndex =
                documents.stream().collect(Collectors.groupingBy(to, TreeMap::new, Collectors.toList()));
        byIndex.forEach((index, expected) -> {
            Map<String, JsonNode> found = target.documents(index);
            assertThat(found).as(index).hasSameSizeAs(expected);
            expected.forEach(document -> {
                JsonNode hit = found.get(document.id());
                assertThat(hit).as(index + " " + document).isNotNull();
                assertThat(hit.path("_source")).isEqualTo(document.source());
                assertThat(hit.path("_routing").asText("")).isEqualTo(document.routing());
            });
        });
    }

    private Osmigrate.Ended osmigrate(String version, List<String> command, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(
                "--session",
                SESSION,
                "--target-url",
                target.url().toString(),
                "--snapshot-repository",
                SNAPSHOTS.resolve("elasticsearch-" + version + "/repo").toUri().toString(),
                "--snapshot-name",
                version.equals(PARENTS) ? "snap-1" : "snap-2"));
        if (!List.of(more).contains("--exclude-indices")) {
            arguments.addAll(List.of("--exclude-indices", "nosource"));
        }
        arguments.addAll(List.of(more));
        return Osmigrate.run(folder, arguments.toArray(String[]::new));
    }

    private List<String> failedDocuments() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("failed-documents").resolve(SESSION))) {
            for (Path file : files.toList()) {
                lines.addAll(Unzipped.lines(file));
            }
        }
        return lines;
    }
}
