package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkForm;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.transform.Transforms;
import org.osmigrate.work.Hold;

class DeliveryTest {

    private static final BulkOutcome ALL_TAKEN = new BulkOutcome.Answered(List.of());

    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final AtomicLong accepted = new AtomicLong(17);

    @Test
    void sendsAgainOnlyWhatWasRejected() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ScriptedTarget target = new ScriptedTarget(body -> attempts.getAndIncrement() == 0
                ? new BulkOutcome.Answered(List.of(failure(1, 429), failure(3, 503)))
                : ALL_TAKEN);

        assertThat(delivery(target).deliver(bulk("a", "b", "c", "d"))).isEmpty();
        assertThat(target.sent()).containsExactly(List.of("a", "b", "c", "d"), List.of("b", "d"));
    }

    @Test
    void reportsWhatIsRefusedForGoodAndSendsItOnce() throws Exception {
        ScriptedTarget target = new ScriptedTarget(body -> new BulkOutcome.Answered(List.of(failure(2, 400))));

        List<Delivery.Refusal> refusals = delivery(target).deliver(bulk("a", "b", "c"));

        assertThat(refusals).extracting(r -> r.body().id(r.failure().item())).containsExactly("c");
        assertThat(target.sent()).hasSize(1);
    }

    @Test
    void sendsAWholeBulkAgainWhenItsFateIsUnknownOrTheTargetIsBusy() throws Exception {
        List<BulkOutcome> script = new ArrayList<>(
                List.of(new BulkOutcome.Lost("reset"), new BulkOutcome.Busy(429, "too many"), ALL_TAKEN));
        ScriptedTarget target = new ScriptedTarget(body -> script.removeFirst());

        assertThat(delivery(target).deliver(bulk("a", "b"))).isEmpty();
        assertThat(target.sent()).containsExactly(List.of("a", "b"), List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void cutsWhatIsTooLargeAndNamesTheDocumentThatIs() throws Exception {
        ScriptedTarget target = new ScriptedTarget(
                body -> ScriptedTarget.ids(body).contains("big") ? new BulkOutcome.TooLarge("413") : ALL_TAKEN);

        List<Delivery.Refusal> refusals = delivery(target).deliver(bulk("a", "b", "big", "c", "d"));

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.body().id(0)).isEqualTo("big");
            assertThat(refusal.failure().status()).isEqualTo(413);
        });
        assertThat(accepted(target, "big")).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void findsTheDocumentBecauseOfWhichAWholeRequestIsRefused() throws Exception {
        ScriptedTarget target = new ScriptedTarget(body ->
                ScriptedTarget.ids(body).contains("bad") ? new BulkOutcome.Refused(400, "malformed") : ALL_TAKEN);

        List<Delivery.Refusal> refusals = delivery(target).deliver(bulk("a", "bad", "b"));

        assertThat(refusals).extracting(r -> r.body().id(r.failure().item())).containsExactly("bad");
        assertThat(accepted(target, "bad")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void givesUpWhenNothingIsTakenForTheWholeBudget() {
        ScriptedTarget target = new ScriptedTarget(body -> new BulkOutcome.Busy(503, "no master"));

        assertThatThrownBy(() -> delivery(target).deliver(bulk("a")))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("http://target.invalid")
                .hasMessageContaining("no master");
    }

    @Test
    void givesUpADocumentThatAloneIsAnsweredWithAServerError() throws Exception {
        ScriptedTarget target = new ScriptedTarget(body -> refusing("bad", 500, body));

        List<Delivery.Refusal> refusals = delivery(target).deliver(bulk("a", "bad", "b"));

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.body().id(refusal.failure().item())).isEqualTo("bad");
            assertThat(refusal.failure().status()).isEqualTo(500);
        });
        assertThat(target.sent()).hasSizeGreaterThan(2);
    }

    @Test
    void givesUpADocumentWhileAnotherBulkIsTaken() throws Exception {
        ScriptedTarget target = new ScriptedTarget(body -> {
            accepted.incrementAndGet();
            return refusing("bad", 503, body);
        });

        assertThat(delivery(target).deliver(bulk("bad"))).hasSize(1);
    }

    @Test
    void failsWhenADocumentIsAnsweredWithAServerErrorAndNothingElseIsTaken() {
        ScriptedTarget target = new ScriptedTarget(body -> refusing("bad", 503, body));

        assertThatThrownBy(() -> delivery(target).deliver(bulk("bad"))).isInstanceOf(Unreachable.class);
    }

    @Test
    void givesUpADocumentThatIsKeptInAnyCase() throws Exception {
        ScriptedTarget target = new ScriptedTarget(body -> refusing("bad", 503, body));

        assertThat(delivery(target).givingUpAlone().deliver(bulk("bad"))).hasSize(1);
    }

    /** What was taken before says nothing about now. */
    @Test
    void failsWhenNothingIsTakenSinceTheFirstFailure() {
        AtomicInteger attempts = new AtomicInteger();
        ScriptedTarget target = new ScriptedTarget(body -> switch (attempts.getAndIncrement()) {
            case 0 -> new BulkOutcome.TooLarge("413");
            case 1 -> ALL_TAKEN;
            default -> refusing("bad", 503, body);
        });

        assertThatThrownBy(() -> delivery(target).deliver(bulk("a", "bad"))).isInstanceOf(Unreachable.class);
    }

    @Test
    void failsWhenTheTargetPushesBackThoughItTakesOthers() {
        ScriptedTarget target = new ScriptedTarget(body -> refusing("bad", 429, body));

        assertThatThrownBy(() -> delivery(target).deliver(bulk("a", "bad"))).isInstanceOf(Unreachable.class);
    }

    @Test
    void sendsNothingWithoutTheHold() {
        holds.set(false);
        ScriptedTarget target = new ScriptedTarget(body -> ALL_TAKEN);

        assertThatThrownBy(() -> delivery(target).deliver(bulk("a"))).isInstanceOf(Conflict.class);
        assertThat(target.sent()).isEmpty();
    }

    @Test
    void documentsWithoutIdsOfALostAnswerAreDoubtfulOnceEach() throws Exception {
        Deque<BulkOutcome> outcomes = new ArrayDeque<>(List.of(
                new BulkOutcome.Lost("broken"),
                new BulkOutcome.Lost("broken again"),
                new BulkOutcome.Answered(List.of(failure(0, 503))),
                new BulkOutcome.Lost("once more"),
                ALL_TAKEN));
        Delivery delivery = delivery(new ScriptedTarget(body -> outcomes.pop()));

        delivery.deliver(bulk(new BulkForm(false, false, false), "a", "b", "c"));

        assertThat(delivery.doubtful()).isEqualTo(3);
    }

    @Test
    void failedItemsAndRefusedBulksAreNotDoubtful() throws Exception {
        Deque<BulkOutcome> outcomes = new ArrayDeque<>(List.of(
                new BulkOutcome.Busy(429, "later"), new BulkOutcome.Answered(List.of(failure(1, 503))), ALL_TAKEN));
        Delivery delivery = delivery(new ScriptedTarget(body -> outcomes.pop()));

        delivery.deliver(bulk(new BulkForm(false, false, false), "a", "b"));

        assertThat(delivery.doubtful()).isZero();
    }

    @Test
    void documentsWithIdsAreNeverDoubtful() throws Exception {
        Deque<BulkOutcome> outcomes = new ArrayDeque<>(List.of(new BulkOutcome.Lost("broken"), ALL_TAKEN));
        Delivery delivery = delivery(new ScriptedTarget(body -> outcomes.pop()));

        delivery.deliver(bulk("a", "b"));

        assertThat(delivery.doubtful()).isZero();
    }

    @Test
    void aTargetThatTakesNoIdsEndsTheRunNamingTheOption() {
        ScriptedTarget target = new ScriptedTarget(body -> new BulkOutcome.Answered(List.of(new ItemFailure(
                0,
                400,
                "illegal_argument_exception",
                "Document ID is not supported in create/index operation request"))));

        assertThatThrownBy(() -> delivery(target).deliver(bulk("a")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("--document-ids generate");
    }

    @Test
    void anAliasThatIsGoneEndsTheRun() {
        ScriptedTarget target = new ScriptedTarget(body -> new BulkOutcome.Answered(List.of(new ItemFailure(
                0,
                404,
                "index_not_found_exception",
                "no such index [index] and [require_alias] request flag is [true] and [index] is not an alias"))));

        assertThatThrownBy(() -> delivery(target).deliver(bulk(new BulkForm(false, true, true), "a")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("index is no alias any more");
    }

    private static Stream<String> accepted(ScriptedTarget target, String refused) {
        return target.sent().stream().filter(ids -> !ids.contains(refused)).flatMap(List::stream);
    }

    private Delivery delivery(ScriptedTarget target) {
        BackfillSettings settings = new BackfillSettings(
                1,
                1 << 20,
                4,
                1 << 22,
                Duration.ofSeconds(5),
                Duration.ofMillis(700),
                Duration.ofSeconds(30),
                1 << 28,
                VersionMode.NONE,
                new FailedPlace.Folder(Path.of("unused")),
                true,
                Set.of(),
                List.of(),
                false,
                TargetTerms.NONE,
                Transforms.NONE);
        return new Delivery(target, new InFlightLimit(4, 1 << 22), new TestHold(), settings, accepted);
    }

    private static BulkBody bulk(String... ids) {
        return bulk(BulkForm.PLAIN, ids);
    }

    private static BulkBody bulk(BulkForm form, String... ids) {
        BulkBody body = BulkBody.of("index", form, 1024);
        for (String id : ids) {
            body.index(id, "", ByteBuffer.wrap("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        }
        return body;
    }

    private static BulkOutcome refusing(String id, int status, BulkBody body) {
        int item = ScriptedTarget.ids(body).indexOf(id);
        return new BulkOutcome.Answered(item < 0 ? List.of() : List.of(failure(item, status)));
    }

    private static ItemFailure failure(int item, int status) {
        return new ItemFailure(item, status, "type", "reason");
    }

    private final class TestHold implements Hold {
        @Override
        public boolean valid() {
            return holds.get();
        }

        @Override
        public boolean lost() {
            return false;
        }

        @Override
        public Duration remaining() {
            return Duration.ofSeconds(5);
        }

        @Override
        public void close() {}
    }
}
