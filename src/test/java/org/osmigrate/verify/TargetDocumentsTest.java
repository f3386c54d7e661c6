package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.RequestRefused;
import org.osmigrate.report.Progress;

class TargetDocumentsTest {

    private static final String SHARDS = "\"_shards\":{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":0}";
    private static final Reply VIEW = FakeCluster.reply(200, "{\"pit_id\":\"abc\"," + SHARDS + "}");

    private static final int LONGEST = 3 << 20;
    private static final Fingerprinter.Terms TERMS = new Fingerprinter.Terms(true, Room.of(1 << 20, LONGEST));
    private static final int DOCUMENTS = 6;

    private final List<Call> calls = new ArrayList<>();

    @Test
    void everyPageGoesOnAfterTheLastDocumentOfTheOneBefore() {
        List<Fingerprint> read = read(call -> page(2, body(call).contains("search_after") ? 1 : 0));

        assertThat(read).extracting(Fingerprint::id).containsExactly("d0", "d1");
        assertThat(read).extracting(Fingerprint::routing).containsExactly("", "k");
        assertThat(calls).last().extracting(Call::method).isEqualTo("DELETE");
    }

    @Test
    void aPrivilegeThatLacksIsNamed() {
        Function<Call, Reply> denying = call -> {
            throw new AccessDenied("The target refuses 'me'", "Ask its owner.");
        };

        assertThatThrownBy(() -> documents(denying).parts().getFirst().read(document -> {}))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("indices:data/read/point_in_time/create")
                .hasMessageContaining("products");
    }

    @Test
    void aShardThatDoesNotAnswerIsNoEmptyShard() {
        String failed = "{\"timed_out\":false,\"_shards\":{\"total\":1,\"failed\":1},"
                + "\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}";

        assertThatThrownBy(() -> read(call -> FakeCluster.reply(200, failed))).isInstanceOf(CheckFailed.class);
    }

    @Test
    void aSearchThatTimedOutIsNotTaken() {
        String late = "{\"timed_out\":true," + SHARDS + ",\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}";

        assertThatThrownBy(() -> read(call -> FakeCluster.reply(200, late))).isInstanceOf(CheckFailed.class);
    }

    @Test
    void fewerDocumentsThanThereAreIsAFailure() {
        assertThatThrownBy(() -> read(call -> body(call).contains("search_after") ? page(3, 9) : page(3, 0)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("3 documents and gave 1");
    }

    @Test
    void aLostPointInTimeSaysToRunAgain() {
        assertThatThrownBy(() -> read(call -> FakeCluster.reply(404, "{}")))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("Run the verification again");
    }

    @Test
    void anAnswerThatIsCutIsRefused() {
        assertThatThrownBy(() ->
                        read(call -> new Reply(200, FakeCluster.reply(200, "{}").json(), "{\"hits\":{\"hi")))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void aPageThatIsTooLargeIsAskedForInParts() {
        List<Fingerprint> read = read(call -> body(call).contains("\"size\":32")
                ? FakeCluster.reply(400, "{\"error\":\"must be less than index.max_result_window\"}")
                : page(1, 0));

        assertThat(read).hasSize(1);
        assertThat(calls).extracting(TargetDocumentsTest::body).anyMatch(body -> body.contains("\"size\":16"));
    }

    /** What stands around it does not make a document too long, and those after it are read in pages again. */
    @Test
    void aDocumentThatIsTooLongIsReadWithoutItsSource() {
        List<Fingerprint> read = read(call -> longPage(call));

        assertThat(read).extracting(Fingerprint::id).containsExactly("d0", "d1", "d2", "d3", "d4", "d5");
        assertThat(read)
                .extracting(Fingerprint::form)
                .containsExactly(Form.JSON, Form.JSON, Form.TOO_LONG, Form.TOO_LONG, Form.JSON, Form.JSON);
        assertThat(read.get(2)
                        .sameAs(new Fingerprinter(TERMS)
                                .of(
                                        "d2",
                                        "",
                                        ByteBuffer.wrap(source(LONGEST + 1).getBytes(StandardCharsets.UTF_8)),
                                        7)))
                .isTrue();
        assertThat(calls.stream()
                        .map(TargetDocumentsTest::body)
                        .filter(body -> body.contains("\"_source\":false"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void oneThatIsTooLongAmongThoseAskedForByIdIsFoundWithoutItsSource() {
        List<StoredDocument> found = documents(call -> longPage(call)).withIds(List.of("d0", "d1", "d2", "d3", "d5"));

        assertThat(found).extracting(StoredDocument::id).containsExactly("d0", "d1", "d2", "d3", "d5");
        assertThat(found)
                .extracting(document -> document.fingerprint().form())
                .containsExactly(Form.JSON, Form.JSON, Form.TOO_LONG, Form.TOO_LONG, Form.JSON);
    }

    /** Document 1 is as long as may be, 3 a byte longer, and 2 does not fit an answer. */
    private static Reply longPage(Call call) {
        JsonNode body = FakeCluster.reply(200, body(call)).json();
        IntStream docs = body.path("query").isMissingNode()
                ? IntStream.range(0, DOCUMENTS)
                        .skip(body.at("/search_after/0").asInt(-1) + 1)
                        .limit(body.path("size").asInt())
                : body.at("/query/ids/values")
                        .valueStream()
                        .mapToInt(id -> Integer.parseInt(id.asText().substring(1)));
        String hits = docs.mapToObj(doc -> longHit(doc, body.path("_source").asBoolean()))
                .collect(Collectors.joining(","));
        return FakeCluster.reply(
                200,
                "{\"pit_id\":\"abc\",\"timed_out\":false," + SHARDS + ",\"hits\":{\"total\":{\"value\":" + DOCUMENTS
                        + "},\"hits\":[" + hits + "]}}");
    }

    private static String longHit(int doc, boolean withSource) {
        int bytes = switch (doc) {
            case 1 -> LONGEST;
            case 2 -> 2 * LONGEST;
            case 3 -> LONGEST + 1;
            default -> 100;
        };
        return "{\"_index\":\"products\",\"_id\":\"d" + doc + "\","
                + (withSource ? "\"_source\":" + source(bytes) + "," : "") + "\"sort\":[" + doc + "]}";
    }

    /** Of so many bytes, of which a char is two. */
    private static String source(int bytes) {
        return "{\"a\":\"" + "\u00e9".repeat((bytes - 8) / 2) + "x".repeat(bytes % 2) + "\"}";
    }

    private List<Fingerprint> read(Function<Call, Reply> pages) {
        List<Fingerprint> read = new ArrayList<>();
        documents(call -> call.path().contains("point_in_time") ? VIEW : pages.apply(call))
                .parts()
                .getFirst()
                .read(read::add);
        return read;
    }

    private TargetDocuments documents(Function<Call, Reply> answers) {
        FakeCluster cluster = new FakeCluster(call -> {
            calls.add(call);
            return answers.apply(call);
        });
        Meter meter = new Meter(Progress.SILENT, "products", 0, 0, false);
        return new TargetDocuments(
                new TargetRequests(cluster),
                "products",
                List.of(new TargetState.Shard("products", 0)),
                TERMS,
                1 << 20,
                Throttle.of(0),
                meter);
    }

    /** One document; none for a number beyond the total. */
    private static Reply page(int total, int doc) {
        String routing = doc == 1 ? "\"_routing\":\"k\"," : "";
        String hit = "{\"_index\":\"products\",\"_id\":\"d" + doc + "\",\"_source\":{\"a\":[{}]}," + routing
                + "\"fields\":{\"x\":[1]},\"sort\":[" + doc + "]}";
        return FakeCluster.reply(
                200,
                "{\"pit_id\":\"abc\",\"timed_out\":false," + SHARDS + ",\"hits\":{\"total\":{\"value\":" + total
                        + ",\"relation\":\"eq\"},\"max_score\":null,\"hits\":[" + (doc < total ? hit : "") + "]}}");
    }

    private static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
