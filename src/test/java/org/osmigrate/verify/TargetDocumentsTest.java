package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
                true,
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
