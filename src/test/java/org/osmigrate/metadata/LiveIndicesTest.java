package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.NotFound;
import org.osmigrate.snapshot.SnapshotIndex;

class LiveIndicesTest {

    private static final int MANY = 20_000;

    private final Source source = new Source(MANY);

    /** Of 20,000 indices, one that is chosen costs the list of names and its own metadata. */
    @Test
    void nothingIsReadOfIndicesThatNobodyAsksFor() {
        List<SnapshotIndex> all = new LiveIndices(source, false, "logs-00777"::equals).all();

        SnapshotIndex wanted = named(all, "logs-00777");

        assertThat(all).hasSize(MANY);
        assertThat(wanted.metadata().settings().path("index.uuid").asText()).isEqualTo("of logs-00777");
        assertThat(wanted.metadata().open()).isFalse();
        assertThat(wanted.metadata().routingShards()).isEqualTo(640);
        assertThat(source.paths).containsExactly("/_cluster/state/metadata", "/logs-00777");
        assertThat(source.answered).isLessThan(100L * MANY);
    }

    @Test
    void chosenOnesAreReadTogetherInLinesThatServersTake() {
        List<SnapshotIndex> all = new LiveIndices(source, false, name -> name.endsWith("7")).all();

        List<String> uuids = all.stream()
                .filter(index -> index.name().endsWith("7"))
                .map(index -> index.metadata().settings().path("index.uuid").asText())
                .toList();

        assertThat(uuids).hasSize(MANY / 10).startsWith("of logs-00007").endsWith("of logs-19997");
        assertThat(source.paths).hasSizeLessThan(MANY / 10 / 100 + 10).allMatch(path -> path.length() < 4096);
    }

    @Test
    void oneThatIsGoneIsNamed() {
        List<SnapshotIndex> all = new LiveIndices(source, false, _ -> true).all();
        source.gone = "logs-00003";

        assertThatThrownBy(() -> named(all, "logs-00003").metadata())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("logs-00003");
        assertThat(named(all, "logs-00004").metadata().shards()).isEqualTo(1);
    }

    private static SnapshotIndex named(List<SnapshotIndex> indices, String name) {
        return indices.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Answers as a cluster with so many closed indices does. */
    private static final class Source implements ClusterClient {

        private final List<String> paths = new ArrayList<>();
        private final int indices;
        private String gone = "";
        private long answered;

        Source(int indices) {
            this.indices = indices;
        }

        @Override
        public JsonNode json(Call call) {
            paths.add(call.path());
            JsonNode answer = call.path().startsWith("/_cluster") ? states() : bodies(call);
            answered += answer.toString().length();
            return answer;
        }

        private JsonNode states() {
            ObjectNode state = JsonNodeFactory.instance.objectNode();
            ObjectNode all = state.putObject("metadata").putObject("indices");
            IntStream.range(0, indices)
                    .forEach(i -> all.putObject("logs-%05d".formatted(i))
                            .put("state", "close")
                            .put("routing_num_shards", 640));
            return state;
        }

        private JsonNode bodies(Call call) {
            ObjectNode bodies = JsonNodeFactory.instance.objectNode();
            String names = URLDecoder.decode(call.path().substring(1), StandardCharsets.UTF_8);
            for (String name : names.split(",", -1)) {
                if (!name.equals(gone)) {
                    bodies.putObject(name).putObject("settings").put("index.uuid", "of " + name);
                }
            }
            return bodies;
        }

        @Override
        public Reply send(Call call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClusterSettings settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClusterInfo info() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<BulkOutcome> bulk(BulkBody body, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
