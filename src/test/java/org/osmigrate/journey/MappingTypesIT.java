package org.osmigrate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
                "reviews",
                "routed",
                "logs-2024",
                "empty-index");
        target.delete("/_template/logs-legacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.6", "2.4.6", "5.6.16"})
    void nothingIsDoneBeforeTheUserChooses(String version) throws Exception {
        for (List<String> command : List.of(List.of("metadata", "evaluate"), List.of("console", "run"))) {
            Osmigrate.Ended run = osmigrate(version, command);

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(6);
            assertThat(run.err())
                    .contains("products (product, review)", "family (child, parent)")
                    .contains("products-product", "products-review", "family-child", "--multi-type merge");
        }
        assertThat(target.get("/_cat/indices?format=json&expand_wildcards=all").toString())
                .doesNotContain("products", "family", "routed", ".osmigrate-" + SESSION);
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
                "snap-2"));
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
