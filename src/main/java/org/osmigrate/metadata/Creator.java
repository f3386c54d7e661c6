package org.osmigrate.metadata;

import java.util.List;
import org.osmigrate.cluster.Reply;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.transform.Finding;

/** Creates items, and looks at what the target made of each. */
final class Creator {

    private final TargetItems onTarget;
    private final FinalPipelineNotes notes;

    Creator(TargetItems onTarget, FinalPipelineNotes notes) {
        this.onTarget = onTarget;
        this.notes = notes;
    }

    /** Brings an item to the target as far as that was found to be right. */
    ItemResult apply(Assessed assessed) {
        if (assessed.toCreate()) {
            return create(assessed);
        }
        if (assessed.outcome() instanceof Outcome.AlreadyThere && assessed.found() instanceof Found.Present present) {
            notes.recordIfUnknown(assessed.item(), present.body());
        }
        return assessed.result();
    }

    private ItemResult create(Assessed assessed) {
        notes.record(assessed.item());
        Item wanted = FinalPipelineNotes.without(assessed.item());
        Reply reply = onTarget.create(wanted);
        Outcome made = check(wanted, reply);
        Outcome outcome = assessed.outcome() instanceof Outcome.Replacing && made instanceof Outcome.Created
                ? new Outcome.Replaced()
                : made;
        boolean unassigned = reply.json().path("shards_acknowledged").isBoolean()
                && !reply.json().path("shards_acknowledged").asBoolean();
        return (unassigned ? assessed.and(unassigned(wanted)) : assessed).result(outcome);
    }

    /** An error may be the answer to a request that was sent twice, so what is there decides. */
    private Outcome check(Item wanted, Reply reply) {
        return switch (onTarget.find(wanted)) {
            case Found.Present present -> compared(Comparison.of(wanted, present.body()), reply);
            case Found.Nothing _, Found.Taken _ -> new Outcome.Failed("the target says: " + ErrorText.of(reply));
        };
    }

    private static Outcome compared(Comparison comparison, Reply reply) {
        if (comparison.same()) {
            return new Outcome.Created();
        }
        String differences = String.join("; ", comparison.differences());
        return new Outcome.Failed(
                reply.ok()
                        ? "the target made another one of it: " + differences
                        : "the target says: " + ErrorText.of(reply));
    }

    private static List<Finding> unassigned(Item item) {
        return List.of(new Finding.Warning(
                "unassigned-shards",
                item.name(),
                "its primary shards are not assigned yet: see GET _cluster/allocation/explain on the target"));
    }
}
