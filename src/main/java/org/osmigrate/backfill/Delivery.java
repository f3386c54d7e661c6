package org.osmigrate.backfill;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.osmigrate.cluster.BulkBody;
import org.osmigrate.cluster.BulkOutcome;
import org.osmigrate.cluster.BulkOutcome.ItemFailure;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.work.Hold;

/**
 * Sends one bulk until every document in it is accounted for: accepted, or refused for good. Only what failed is sent
 * again; what is too large is cut; a request refused as a whole is cut down to the document that is the cause. A document
 * that alone is answered with a server error until the budget is spent, while others are taken, is refused for good.
 */
final class Delivery {

    private static final int TOO_MANY = 429;

    private final ClusterClient target;
    private final InFlightLimit limit;
    private final Hold hold;
    private final Duration requestTimeout;
    private final Patience patience;
    private final AtomicLong accepted;
    private final Deque<BulkBody> todo = new ArrayDeque<>();
    private final Set<BulkBody> doubted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TargetRefusals refused;
    private final List<Refusal> refusals = new ArrayList<>();
    private boolean undisturbed = true;
    private boolean givesUpAlone;
    private long doubtful;
    private OptionalLong acceptedBeforeFailure = OptionalLong.empty();

    /** {@code accepted} counts the documents that the target has taken from this worker, other deliveries' included. */
    Delivery(ClusterClient target, InFlightLimit limit, Hold hold, BackfillSettings settings, AtomicLong accepted) {
        this.accepted = accepted;
        this.target = target;
        this.limit = limit;
        this.hold = hold;
        this.requestTimeout = settings.requestTimeout();
        this.patience = new Patience(settings.retryBudget());
        this.refused = new TargetRefusals(target.settings().url());
    }

    /** Documents that went without ids in bulks whose answer was never seen, and were sent again. */
    long doubtful() {
        return doubtful;
    }

    /** Server errors are refusals though nothing else is taken: for documents that are kept in any case. */
    Delivery givingUpAlone() {
        givesUpAlone = true;
        return this;
    }

    /** A document the target will not take, and why. */
    record Refusal(BulkBody body, ItemFailure failure) {

        String id() {
            return body.id(failure.item());
        }

        String routing() {
            return body.routing(failure.item());
        }

        ByteBuffer source() {
            return body.source(failure.item());
        }

        /** As it is kept in the failed-document stream. */
        FailedDocuments.Entry entry(String index, int shard, String segment) {
            String cause = failure.type().isEmpty() ? "unknown" : failure.type();
            return new FailedDocuments.Entry(
                    index, shard, segment, id(), routing(), version(), failure.status(), cause, failure.reason());
        }

        long version() {
            return body.version(failure.item());
        }

        /** Whether the target has the document, as it was sent or as it became since: by its version, or by its id. */
        boolean isConflict() {
            return failure.status() == 409 && failure.type().equals("version_conflict_engine_exception");
        }

        /** Whether the target has the version that was sent, or a newer one. */
        boolean isNewer() {
            return version() != BulkBody.NO_VERSION && isConflict();
        }

        /** Whether what only creates has found the document there. */
        boolean isThere() {
            return body.form().create() && body.form().withIds() && isConflict();
        }
    }

    /**
     * Blocks until done.
     *
     * @throws MigrationFailure when the target accepts nothing for longer than the retry budget, or the hold is lost
     */
    List<Refusal> deliver(BulkBody first) throws InterruptedException {
        todo.add(first);
        BulkBody body;
        while ((body = todo.pollFirst()) != null) {
            take(body, attempt(body));
        }
        if (undisturbed) {
            limit.accepted();
        }
        return List.copyOf(refusals);
    }

    private BulkOutcome attempt(BulkBody body) throws InterruptedException {
        while (!hold.valid()) {
            if (hold.lost()) {
                throw new LeaseLost();
            }
            patience.waitFor("the state index to confirm the right to send", hold);
        }
        Duration room = hold.remaining();
        try {
            return target.bulk(body, room.compareTo(requestTimeout) < 0 ? room : requestTimeout)
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MigrationFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void take(BulkBody body, BulkOutcome outcome) throws InterruptedException {
        switch (outcome) {
            case BulkOutcome.Answered answered -> answered(body, answered.failures());
            case BulkOutcome.Busy busy -> {
                doubt(body, busy.status() != TOO_MANY);
                again(body, busy.status() + " " + busy.message());
            }
            case BulkOutcome.Lost lost -> {
                doubt(body, true);
                again(body, lost.message());
            }
            case BulkOutcome.TooLarge large ->
                cut(
                        body,
                        413,
                        "request_entity_too_large",
                        large.message() + " (http.max_content_length of the target, or a limit on the way to it)");
            case BulkOutcome.Refused(int status, String message) -> {
                refused.check(body, List.of(new ItemFailure(0, status, "request_refused", message)));
                cut(body, status, "request_refused", message);
            }
        }
    }

    /** Nobody knows what the target has done: without ids it would not notice that it gets the same again. */
    private void doubt(BulkBody body, boolean unknown) {
        if (unknown && !body.form().withIds() && doubted.add(body)) {
            doubtful += body.items();
        }
    }

    /** Some of the actions; their documents are not counted as doubtful twice. */
    private BulkBody some(BulkBody body, int... items) {
        BulkBody some = body.only(items);
        if (doubted.contains(body)) {
            doubted.add(some);
        }
        return some;
    }

    private void answered(BulkBody body, List<ItemFailure> failures) throws InterruptedException {
        refused.check(body, failures);
        List<ItemFailure> later =
                failures.stream().filter(Delivery::maySucceedLater).toList();
        failures.stream()
                .filter(failure -> !maySucceedLater(failure))
                .forEach(failure -> refusals.add(new Refusal(body, failure)));
        boolean first = acceptedBeforeFailure.isEmpty();
        acceptedBeforeFailure = OptionalLong.of(beforeFailure());
        accepted.addAndGet((long) body.items() - failures.size());
        if (failures.size() < body.items()) {
            patience.progress();
        }
        List<ItemFailure> rest = giveUp(body, later);
        if (rest.isEmpty()) {
            acceptedBeforeFailure = OptionalLong.empty();
            patience.progress();
        } else {
            slowDown(first, rest);
            retry(body, rest);
        }
    }

    /** The documents accepted when the first of those that are to be sent again failed. */
    private long beforeFailure() {
        return acceptedBeforeFailure.orElse(accepted.get());
    }

    /** What the target will not take though it takes others is not the target's trouble; returns the rest. */
    private List<ItemFailure> giveUp(BulkBody body, List<ItemFailure> later) {
        boolean othersAreTaken = givesUpAlone || accepted.get() > beforeFailure();
        if (!patience.exhausted() || !othersAreTaken) {
            return later;
        }
        later.stream().filter(Delivery::isServerError).forEach(failure -> refusals.add(new Refusal(body, failure)));
        return later.stream().filter(failure -> !isServerError(failure)).toList();
    }

    /** Documents that fail again and again by themselves do not keep others from being sent. */
    private void slowDown(boolean first, List<ItemFailure> failures) {
        undisturbed = false;
        if (first || failures.stream().anyMatch(failure -> failure.status() == TOO_MANY)) {
            limit.pushedBack();
        }
    }

    private void retry(BulkBody body, List<ItemFailure> failures) throws InterruptedException {
        ItemFailure one = failures.getFirst();
        patience.pause(one.status() + " " + one.reason(), target.settings().url());
        todo.addFirst(some(body, failures.stream().mapToInt(ItemFailure::item).toArray()));
    }

    private void again(BulkBody body, String cause) throws InterruptedException {
        undisturbed = false;
        limit.pushedBack();
        patience.pause(cause, target.settings().url());
        todo.addFirst(body);
    }

    private void cut(BulkBody body, int status, String type, String reason) {
        undisturbed = false;
        if (body.items() == 1) {
            refusals.add(new Refusal(body, new ItemFailure(0, status, type, reason)));
            return;
        }
        int half = body.items() / 2;
        todo.addFirst(some(body, IntStream.range(half, body.items()).toArray()));
        todo.addFirst(some(body, IntStream.range(0, half).toArray()));
    }

    /** A full disk, a shard that is being moved or a write block may pass; a document that does not fit stays so. */
    private static boolean maySucceedLater(ItemFailure failure) {
        return failure.status() == TOO_MANY
                || isServerError(failure)
                || failure.type().equals("cluster_block_exception");
    }

    private static boolean isServerError(ItemFailure failure) {
        return failure.status() >= 500;
    }
}
