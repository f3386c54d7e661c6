package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.cluster.Credentials;
import org.osmigrate.cluster.Reply;
import org.osmigrate.cluster.Tls;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.Notes;
import org.osmigrate.work.SetAside;

class IndexPreparationTest {

    private final OneIndex target = new OneIndex();
    private final InMemory notes = new InMemory();

    @Test
    void whatFailedIsTriedAgainAsAWhole() {
        IndexPreparation preparation = new IndexPreparation(
                new TargetIndices(target, this::createAtTheSecondTime, TargetTerms.NONE),
                new SettingsAside(target, notes, List.of(Relaxation.NO_REFRESH)));

        assertThatThrownBy(() -> preparation.prepare("shop")).isInstanceOf(Unreachable.class);
        preparation.prepare("shop");
        preparation.prepare("shop");

        assertThat(target.puts).containsExactly("{\"index.refresh_interval\":\"-1\"}");
        assertThat(SetAside.all(notes))
                .containsExactly(SetAside.of("shop", "index.refresh_interval", TextNode.valueOf("7s")));
    }

    private void createAtTheSecondTime(String index) {
        target.exists = target.asked;
        target.asked = true;
        if (!target.exists) {
            throw new Unreachable("no answer", "wait", new IllegalStateException());
        }
    }

    /** A target with an index that is missing at first. */
    private static final class OneIndex implements ClusterClient {

        private final List<String> puts = new ArrayList<>();
        private boolean asked;
        private boolean exists;

        @Override
        public Reply send(Call call) {
            if (call.method().equals("PUT")) {
                puts.add(new String(call.body(), StandardCharsets.UTF_8));
            }
            return exists ? new Reply(200, json(call), "") : new Reply(404, MissingNode.getInstance(), "");
        }

        @Override
        public JsonNode json(Call call) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.putObject("shop").putObject("settings").put("index.refresh_interval", "7s");
            return json;
        }

        @Override
        public ClusterSettings settings() {
            return new ClusterSettings(
                    "target",
                    URI.create("http://target.invalid"),
                    new Credentials.None(),
                    Tls.DEFAULT,
                    Duration.ofSeconds(1));
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

    /** The notes of a session without a cluster. */
    private static final class InMemory implements Notes {

        private final Map<String, Note> notes = new HashMap<>();

        @Override
        public String session() {
            return "test";
        }

        @Override
        public Optional<Note> note(String name) {
            return Optional.ofNullable(notes.get(name));
        }

        @Override
        public Note save(Note note) {
            notes.put(note.name(), note);
            return note;
        }

        @Override
        public List<Note> notes(String prefix) {
            return List.copyOf(notes.values());
        }
    }
}
