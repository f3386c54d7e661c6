package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.Reply;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.WorkItem.Stamp;

class HeartbeatTest {

    private static final Duration LEASE = Duration.ofMillis(600);

    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void staysValidWhileItIsRenewed() {
        try (Hold hold = beating(() -> written(writes.get()), () -> written(0))) {
            await().until(() -> writes.get() > 15);

            assertThat(hold.valid()).isTrue();
            assertThat(hold.remaining()).isPositive().isLessThan(LEASE);
        }
    }

    @Test
    void runsOutWhenNothingCanBeWritten() {
        try (Hold hold = beating(HeartbeatTest::unreachable, HeartbeatTest::unreachable)) {
            await().until(() -> !hold.valid());

            assertThat(hold.remaining()).isZero();
        }
    }

    @Test
    void isLostForGoodWhenSomebodyElseHasIt() {
        try (Hold hold = beating(() -> reply(409, object()), () -> found("another"))) {
            await().until(() -> !hold.valid());
            await().until(() -> reads.get() == 1);
            int before = writes.get();

            await().during(LEASE).until(() -> writes.get() == before);
            assertThat(hold.valid()).isFalse();
        }
    }

    @Test
    void goesOnAfterAnAnswerWasLost() {
        try (Hold hold = beating(
                () -> writes.get() % 2 == 1 ? reply(409, object()) : written(writes.get()), () -> found("me"))) {
            await().until(() -> writes.get() > 15);

            assertThat(hold.valid()).isTrue();
        }
    }

    @Test
    void isNotValidOnceItWasClosed() {
        Hold hold = beating(() -> written(1), () -> written(0));

        hold.close();

        assertThat(hold.valid()).isFalse();
        assertThat(writes.get()).isPositive();
    }

    private Hold beating(Supplier<Reply> onWrite, Supplier<Reply> onRead) {
        ScriptedCluster cluster = new ScriptedCluster(call -> answer(call, onWrite, onRead));
        Beat beat = new Beat("run", "owner", "me", 1, LEASE, false, ThisProcess.current());
        return new Heartbeat(
                new StateDocuments(cluster, ".osmigrate-s"), "hold:run", beat, new Stamp(0, 1), Moment.now());
    }

    private Reply answer(Call call, Supplier<Reply> onWrite, Supplier<Reply> onRead) {
        if (call.method().equals("GET")) {
            reads.incrementAndGet();
            return onRead.get();
        }
        writes.incrementAndGet();
        return onWrite.get();
    }

    private static Reply unreachable() {
        throw new Unreachable("no answer", "wait");
    }

    private static Reply written(int seqNo) {
        return reply(200, object().put("_seq_no", seqNo).put("_primary_term", 1));
    }

    private static Reply found(String holder) {
        ObjectNode document = object().put("_id", "hold:run").put("_seq_no", 7).put("_primary_term", 1);
        document.putObject("_source").put("holder", holder);
        return reply(200, document);
    }

    private static Reply reply(int status, JsonNode json) {
        return new Reply(status, json, json.toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
