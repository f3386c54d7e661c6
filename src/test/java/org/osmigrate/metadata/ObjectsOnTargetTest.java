package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Reply;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.selection.ObjectKind;

/** What is sent for policies, by the documentation of the plugin: no server that has it is at hand. */
class ObjectsOnTargetTest {

    @Test
    void aNewLifecyclePolicyIsPut() {
        Answering target = new Answering(Optional.empty());

        new ObjectsOnTarget(target).put(policy(ObjectKind.LIFECYCLE_POLICY));

        assertThat(target.sent)
                .containsExactly("PUT /_plugins/_ism/policies/p {} {\"policy\":{\"description\":\"d\"}}");
    }

    /** What somebody changes meanwhile is not lost. */
    @Test
    void oneThatIsReplacedIsPutByItsStamp() {
        Answering target =
                new Answering(Optional.of("{\"_seq_no\":7,\"_primary_term\":2,\"policy\":{\"description\":\"old\"}}"));

        ObjectsOnTarget objects = new ObjectsOnTarget(target);

        assertThat(objects.find(policy(ObjectKind.LIFECYCLE_POLICY)))
                .isInstanceOfSatisfying(
                        Found.Present.class,
                        found -> assertThat(found.body()
                                        .envelope()
                                        .path("description")
                                        .asText())
                                .isEqualTo("old"));
        objects.put(policy(ObjectKind.LIFECYCLE_POLICY));
        assertThat(target.sent)
                .containsExactly("PUT /_plugins/_ism/policies/p {if_seq_no=7, if_primary_term=2}"
                        + " {\"policy\":{\"description\":\"d\"}}");
    }

    @Test
    void aSnapshotPolicyIsPostedAndReplacedByPut() {
        Answering empty = new Answering(Optional.empty());
        new ObjectsOnTarget(empty).put(policy(ObjectKind.SNAPSHOT_POLICY));
        assertThat(empty.sent).containsExactly("POST /_plugins/_sm/policies/p {} {\"description\":\"d\"}");

        Answering full = new Answering(Optional.of("{\"_seq_no\":1,\"_primary_term\":1,\"sm_policy\":{}}"));
        new ObjectsOnTarget(full).put(policy(ObjectKind.SNAPSHOT_POLICY));
        assertThat(full.sent)
                .containsExactly(
                        "PUT /_plugins/_sm/policies/p {if_seq_no=1, if_primary_term=1} {\"description\":\"d\"}");
    }

    private static Item.ClusterObject policy(ObjectKind kind) {
        return Item.ClusterObject.of(kind, "p", FixtureSnapshot.json("{\"description\":\"d\"}"));
    }

    /** Has one policy or none, and remembers what would have changed it. */
    private static final class Answering implements ClusterClient {

        private final Optional<String> stored;
        private final List<String> sent = new ArrayList<>();

        Answering(Optional<String> stored) {
            this.stored = stored;
        }

        @Override
        public Reply send(Call call) {
            if (!call.method().equals("GET")) {
                sent.add(call.method() + " " + call.path() + " " + call.query() + " "
                        + new String(call.body(), StandardCharsets.UTF_8));
                return new Reply(200, MissingNode.getInstance(), "");
            }
            return stored.map(text -> new Reply(200, FixtureSnapshot.json(text), text))
                    .orElseGet(() -> new Reply(404, MissingNode.getInstance(), ""));
        }

        @Override
        public JsonNode json(Call call) {
            return send(call).json();
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
        public void close() {}
    }
}
