package org.osmigrate.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osmigrate.cluster.Call;
import org.osmigrate.failure.Conflict;
import org.osmigrate.failure.RequestRefused;

/** Writes a plan: first the plan that is not ready, then its items, last that it is ready. Any step may be the last. */
final class Publication {

    private static final int CHUNK = 500;
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final RetryPolicy<Integer> WHILE_BUSY = RetryPolicy.<Integer>builder()
            .handleIf((rejected, failure) -> failure == null && rejected > 0)
            .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(10))
            .withJitter(0.5)
            .withMaxRetries(8)
            .build();

    private final StateDocuments documents;
    private final String session;

    Publication(StateDocuments documents, String session) {
        this.documents = documents;
        this.session = session;
    }

    /** Writes everything but that the plan is ready. */
    Plan announce(Plan plan, List<WorkItem> items) {
        requireWhole(plan, items);
        documents.createIndex();
        Plan begun = beginOrResume(plan);
        if (begun.ready()) {
            return begun;
        }
        for (int from = 0; from < items.size(); from += CHUNK) {
            write(items.subList(from, Math.min(items.size(), from + CHUNK)));
        }
        requireSame(items);
        return begun;
    }

    Plan publish(Plan plan, List<WorkItem> items) {
        Plan announced = announce(plan, items);
        return announced.ready() ? announced : makeReady(plan);
    }

    private static void requireWhole(Plan plan, List<WorkItem> items) {
        long ids = items.stream().map(WorkItem::id).distinct().count();
        if (plan.items() != items.size() || ids != items.size()) {
            throw new IllegalArgumentException(
                    "a plan of " + plan.items() + " items with " + items.size() + " items and " + ids + " ids");
        }
    }

    private Plan beginOrResume(Plan plan) {
        documents.create(Documents.PLAN_ID, Documents.of(ready(plan, false)));
        Plan stored = Documents.plan(stored().source());
        new Identity(session, stored).requireSame(plan);
        return stored;
    }

    private StateDocument stored() {
        return documents
                .get(Documents.PLAN_ID)
                .orElseThrow(() -> new Conflict(
                        "The plan of session '" + session + "' was deleted while it was written",
                        "Start again; do not delete a session's state while it runs."));
    }

    private Plan makeReady(Plan plan) {
        StateDocument stored = stored();
        Plan made = ready(Documents.plan(stored.source()), true);
        new Identity(session, made).requireSame(plan);
        if (documents
                .replace(Documents.PLAN_ID, Documents.of(made), stored.stamp())
                .isPresent()) {
            return made;
        }
        Plan other = Documents.plan(stored().source());
        new Identity(session, other).requireSame(plan);
        if (!other.ready()) {
            throw new Conflict(
                    "Another process writes the plan of session '" + session + "'",
                    "Let one finish, then start again.");
        }
        return other;
    }

    private static Plan ready(Plan plan, boolean ready) {
        return new Plan(
                plan.source(),
                plan.snapshot(),
                plan.repository(),
                plan.digest(),
                plan.items(),
                plan.documents(),
                plan.bytes(),
                ready);
    }

    private void write(List<WorkItem> items) {
        int rejected = Failsafe.with(WHILE_BUSY).get(() -> tryWrite(items));
        if (rejected > 0) {
            throw new RequestRefused(
                    "The " + documents.client().settings().role() + " was too busy to take " + rejected
                            + " items of the plan of session '" + session + "'",
                    "Start again when it is less busy; what was written is kept.");
        }
    }

    /** The number of items that were rejected because the cluster is busy. */
    private int tryWrite(List<WorkItem> items) {
        JsonNode results = documents.client().json(bulk(items)).path("items");
        if (results.size() != items.size()) {
            throw new RequestRefused(
                    "The answer to a bulk to " + documents.index() + " is about " + results.size() + " of "
                            + items.size() + " items",
                    "Start again; what was written is kept.");
        }
        return (int) results.valueStream().filter(this::isRejected).count();
    }

    private boolean isRejected(JsonNode result) {
        JsonNode create = result.path("create");
        int status = create.path("status").asInt(0);
        boolean there = status == 201 || status == 409;
        if (!there && !BUSY.contains(status)) {
            throw new RequestRefused(
                    "The state index " + documents.index() + " refused an item of the plan with status " + status + ": "
                            + create.path("error").path("reason").asText(""),
                    "Look at the coordinator's log.");
        }
        return !there;
    }

    /** A PUT, unlike a POST, is sent again after a broken connection, which does no harm to creations. */
    private Call bulk(List<WorkItem> items) {
        StringBuilder body = new StringBuilder();
        for (WorkItem item : items) {
            ObjectNode action = JsonNodeFactory.instance.objectNode();
            action.putObject("create").put("_id", Documents.id(Documents.ITEM, item.id()));
            body.append(action).append('\n').append(Documents.of(item)).append('\n');
        }
        return new Call(
                "PUT",
                Call.put(documents.index(), "_bulk").path(),
                Map.of(),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void requireSame(List<WorkItem> items) {
        Set<String> wanted = new TreeSet<>(items.stream().map(WorkItem::id).toList());
        Set<String> found = new TreeSet<>();
        documents
                .list(Documents.ITEM, "")
                .forEach(document -> found.add(Documents.item(document).id()));
        if (!found.equals(wanted)) {
            throw new Conflict(
                    "Session '" + session + "' holds items that are not those of this plan: "
                            + firstDifference(wanted, found).orElse(""),
                    "Choose another session name with --session.");
        }
    }

    private static Optional<String> firstDifference(Set<String> wanted, Set<String> found) {
        return found.stream()
                .filter(id -> !wanted.contains(id))
                .findFirst()
                .or(() -> wanted.stream()
                        .filter(id -> !found.contains(id))
                        .map(id -> id + " is missing")
                        .findFirst());
    }
}
