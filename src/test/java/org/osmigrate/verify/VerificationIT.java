package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Progress;
import org.osmigrate.servers.Product;
import org.osmigrate.servers.Server;
import org.osmigrate.servers.Shared;
import org.osmigrate.servers.SharedServers;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.verify.Difference.Kind;
import org.osmigrate.verify.IndexResult.Verdict;
import org.osmigrate.verify.Verification.Continuation;
import org.osmigrate.verify.Verification.Pair;
import org.osmigrate.verify.VerifySettings.Extent;
import org.osmigrate.work.WorkIndex;

@ExtendWith(SharedServers.class)
class VerificationIT {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots/elasticsearch-7.10.2");
    private static final String PREFIX = "verification-";
    private static final List<String> NAMES = List.of("products", "routed", "reviews");
    private static final List<String> OTHERS = List.of("family", "logs-2024", "metrics-fixture-1");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ClusterClient target;
    private ObjectStore store;
    private Snapshot snapshot;

    VerificationIT(@Shared(product = Product.OPENSEARCH) Server server) {
        target = ClusterClient.connect(new ClusterSettings(
                "target", server.url(), new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(30)));
    }

    @BeforeEach
    void theSnapshotsDocumentsAreInTheTarget() throws IOException {
        store = ObjectStore.open(GOLDEN.resolve("repo").toAbsolutePath().toString());
        snapshot = SnapshotRepository.open(store).snapshot("snap-2");
        load(NAMES);
    }

    @AfterEach
    void closed() {
        Stream.of(NAMES, OTHERS).flatMap(List::stream).forEach(name -> target.send(Call.delete(PREFIX + name)));
        target.close();
        store.close();
    }

    @Test
    void aTargetThatHoldsTheSnapshotIsEqual() throws IOException {
        load(OTHERS);
        List<String> all = Stream.of(NAMES, OTHERS).flatMap(List::stream).toList();

        VerifyReport report = run(new Extent.Full(), all);

        assertThat(report.indices()).allSatisfy(result -> {
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.EQUAL);
            assertThat(result.sourceDocuments()).isEqualTo(result.targetDocuments());
        });
        assertThat(report.indices().getFirst().sourceDocuments()).isEqualTo(256);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void countsAndSamplesOfAnEqualTargetAreEqual() {
        assertThat(verify(new Extent.Counts()).exitCode()).isEqualTo(ExitCode.DONE);
        VerifyReport sampled = verify(new Extent.Sample(0.5));

        assertThat(sampled.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sampled.indices().getFirst().compared()).isBetween(64L, 192L);
    }

    @Test
    void aChangedADeletedAnAddedAndAReroutedDocumentAreNamed() throws IOException {
        // Given
        JsonNode changed = MAPPER.readTree("{\"doc\":{\"maker\":{\"country\":\"XX\"}}}");
        target.json(Call.post(PREFIX + "products", "_update", "p120").with(changed));
        target.json(Call.delete(PREFIX + "products", "_doc", "p30"));
        target.json(Call.put(PREFIX + "products", "_doc", "new one").with(MAPPER.readTree("{\"title\":\"new\"}")));
        target.json(Call.delete(PREFIX + "routed", "_doc", "r13").with("routing", "k3"));
        JsonNode rerouted = MAPPER.readTree("{\"n\":13,\"owner\":\"k3\"}");
        target.json(
                Call.put(PREFIX + "routed", "_doc", "r13").with("routing", "k4").with(rerouted));

        // When
        VerifyReport report = verify(new Extent.Full());

        // Then
        assertThat(of(report, "products").examples())
                .containsExactly(
                        Difference.missing("p30", ""),
                        Difference.surplus("new one", ""),
                        new Difference(Kind.DIFFERENT, "p120", "", "/maker/country", "\"DE\"", "\"XX\""));
        assertThat(of(report, "routed").examples())
                .containsExactly(new Difference(Kind.DIFFERENT, "r13", "k3", "_routing", "k3", "k4"));
        assertThat(of(report, "reviews").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(report.json().toString()).contains("\"p30\"", "\"new one\"", "\"p120\"", "\"r13\"");
    }

    @Test
    void aSampleOfAllFindsWhatChangedAndSeesASurplusInTheCounts() throws IOException {
        target.json(Call.delete(PREFIX + "reviews", "_doc", "p30"));
        target.json(Call.put(PREFIX + "reviews", "_doc", "n1").with(MAPPER.readTree("{}")));
        target.json(Call.put(PREFIX + "reviews", "_doc", "n2").with(MAPPER.readTree("{}")));

        IndexResult result = of(verify(new Extent.Sample(1)), "reviews");

        assertThat(result.examples()).containsExactly(Difference.missing("p30", ""));
        assertThat(result.surplus()).isEqualTo(2);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void ofAMissingIndexEveryDocumentIsMissing() {
        target.json(Call.delete(PREFIX + "routed"));

        IndexResult result = of(verify(new Extent.Full()), "routed");

        assertThat(result.missing()).isEqualTo(35);
        assertThat(result.examples()).hasSize(35);
        assertThat(result.verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aClosedIndexIsNotVerifiable() {
        target.json(Call.post(PREFIX + "routed", "_close"));

        VerifyReport report = verify(new Extent.Full());

        assertThat(of(report, "routed").verdict()).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DIFFERENCES);
    }

    @Test
    void anIndexWithoutSourcesIsNotCalledEqual() {
        // Given
        target.send(Call.delete(PREFIX + "nosource"));
        BulkBody bulk = BulkBody.of(PREFIX + "nosource", 1000);
        for (int i = 0; i < 10; i++) {
            bulk.index("n" + i, "", ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)));
        }
        send(bulk);

        // When
        IndexResult result =
                run(new Extent.Full(), List.of("nosource")).indices().getFirst();

        // Then
        target.send(Call.delete(PREFIX + "nosource"));
        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.NOT_VERIFIABLE);
        assertThat(result.remark()).contains("no sources");
    }

    @Test
    void anInterruptedVerificationGoesOnAndAFinishedOneBeginsAnew() {
        // Given
        target.send(Call.delete(".osmigrate-verification"));
        WorkIndex state = WorkIndex.open(target, "verification");
        target.json(Call.delete(PREFIX + "reviews"));
        target.json(Call.put(PREFIX + "products", "_alias", PREFIX + "reviews"));
        target.json(Call.put(PREFIX + "routed", "_alias", PREFIX + "reviews"));
        assertThatThrownBy(() -> verification().run(snapshot, pairs(NAMES), of(state)))
                .isInstanceOf(Conflict.class);

        // When
        target.json(Call.delete(PREFIX + "products", "_alias", PREFIX + "reviews"));
        target.json(Call.delete(PREFIX + "routed", "_alias", PREFIX + "reviews"));
        target.json(Call.delete(PREFIX + "products", "_doc", "p120"));
        VerifyReport goneOn = verification().run(snapshot, pairs(NAMES), of(state));
        VerifyReport anew = verification().run(snapshot, pairs(NAMES), of(state));

        // Then
        target.send(Call.delete(".osmigrate-verification"));
        assertThat(of(goneOn, "products").verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(of(goneOn, "reviews").missing()).isEqualTo(50);
        assertThat(of(anew, "products").examples()).containsExactly(Difference.missing("p120", ""));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void anInterruptedVerificationIsNotGoneOnWith(String stage, boolean fresh) {
        // Given
        target.send(Call.delete(".osmigrate-verification"));
        WorkIndex state = WorkIndex.open(target, "verification");
        target.json(Call.delete(PREFIX + "reviews"));
        target.json(Call.put(PREFIX + "products", "_alias", PREFIX + "reviews"));
        target.json(Call.put(PREFIX + "routed", "_alias", PREFIX + "reviews"));
        assertThatThrownBy(() -> verification().run(snapshot, pairs(NAMES), of(state)))
                .isInstanceOf(Conflict.class);
        target.json(Call.delete(PREFIX + "products", "_alias", PREFIX + "reviews"));
        target.json(Call.delete(PREFIX + "routed", "_alias", PREFIX + "reviews"));
        target.json(Call.delete(PREFIX + "products", "_doc", "p120"));

        // When
        VerifyReport report = verification().run(snapshot, pairs(NAMES), new Continuation(state, stage, fresh));

        // Then
        target.send(Call.delete(".osmigrate-verification"));
        assertThat(of(report, "products").examples()).containsExactly(Difference.missing("p120", ""));
    }

    private static Continuation of(WorkIndex state) {
        return new Continuation(state, "1", false);
    }

    @Test
    void aNameOfSeveralIndicesIsRefused() throws IOException {
        target.json(Call.delete(PREFIX + "routed"));
        target.json(Call.put(PREFIX + "reviews", "_alias", PREFIX + "routed"));
        target.json(Call.put(PREFIX + "products", "_alias", PREFIX + "routed"));

        assertThatThrownBy(() -> verify(new Extent.Full()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining(PREFIX + "routed");
    }

    private VerifyReport verify(Extent extent) {
        return run(extent, NAMES);
    }

    private VerifyReport run(Extent extent, List<String> names) {
        return new Verification(target, VerifySettings.defaults().with(extent), Progress.SILENT)
                .run(snapshot, pairs(names));
    }

    private Verification verification() {
        return new Verification(target, VerifySettings.defaults(), Progress.SILENT);
    }

    private List<Pair> pairs(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        snapshot.indices().stream().filter(index -> index.name().equals(name)))
                .map(index -> new Pair(index, PREFIX + index.name()))
                .toList();
    }

    private static IndexResult of(VerifyReport report, String index) {
        return report.indices().stream()
                .filter(result -> result.index().equals(index))
                .findFirst()
                .orElseThrow();
    }

    /** Nested objects, for they must not be counted; several shards, other ones than the source's. */
    private static JsonNode index() throws IOException {
        return MAPPER.readTree("{\"settings\":{\"number_of_shards\":3,\"number_of_replicas\":0},"
                + "\"mappings\":{\"properties\":{\"variants\":{\"type\":\"nested\"},"
                + "\"relation\":{\"type\":\"object\",\"enabled\":false}}}}");
    }

    private void load(List<String> names) throws IOException {
        for (String name : names) {
            target.send(Call.delete(PREFIX + name));
            target.json(Call.put(PREFIX + name).with(index()));
        }
        Map<String, BulkBody> bulks = new LinkedHashMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("expected.ndjson"))) {
            JsonNode document = MAPPER.readTree(line);
            String index = document.path("index").asText();
            if (names.contains(index)) {
                bulks.computeIfAbsent(index, name -> BulkBody.of(PREFIX + name, 1 << 16))
                        .index(
                                document.path("id").asText(),
                                document.path("routing").isNull()
                                        ? ""
                                        : document.path("routing").asText(),
                                ByteBuffer.wrap(
                                        document.path("source").toString().getBytes(StandardCharsets.UTF_8)));
            }
        }
        bulks.values().forEach(this::send);
    }

    private void send(BulkBody bulk) {
        assertThat(target.bulk(bulk, Duration.ofSeconds(30)).join()).isEqualTo(new BulkOutcome.Answered(List.of()));
    }
}
