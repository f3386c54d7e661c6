package org.osmigrate.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.transform.Finding;

/** Says of each item what would become of it. Reads from the target, writes nothing. */
final class Assessor {

    private final TargetItems onTarget;
    private final TargetValidation validation;
    private final Pipelines pipelines;
    private final boolean validate;

    Assessor(ClusterClient target, TargetValidation validation, MetadataSettings settings) {
        this.onTarget = new TargetItems(target);
        this.validation = validation;
        this.pipelines = new Pipelines(target);
        this.validate = settings.validateOnTarget();
    }

    Assessed assess(Candidate candidate) {
        Found found = onTarget.find(candidate.item());
        List<Finding> findings = Stream.concat(
                        candidate.findings().stream(), pipelines.missing(candidate.item()).stream())
                .toList();
        if (!candidate.refusal().isEmpty()) {
            return new Assessed(candidate.item(), new Outcome.Refused(candidate.refusal()), findings, found);
        }
        return switch (found) {
            case Found.Nothing _ -> new Assessed(candidate.item(), ask(candidate.item()), findings, found);
            case Found.Taken taken ->
                new Assessed(
                        candidate.item(),
                        new Outcome.Conflicting(List.of("the name is taken on the target by " + taken.by())),
                        findings,
                        found);
            case Found.Present present -> compare(candidate.item(), findings, present);
        };
    }

    private Outcome ask(Item item) {
        // A data stream without its template cannot be created at all: nothing of it is left to the target's check.
        if (!validate && !(item instanceof Item.DataStream)) {
            return new Outcome.Expected(false);
        }
        Optional<String> refusal = validation.refusal(item);
        return refusal.isPresent() ? new Outcome.Refused(refusal.get()) : new Outcome.Expected(true);
    }

    private static Assessed compare(Item item, List<Finding> findings, Found.Present present) {
        Comparison comparison = Comparison.of(item, present.body());
        Outcome outcome =
                comparison.same() ? new Outcome.AlreadyThere() : new Outcome.Conflicting(comparison.differences());
        return new Assessed(item, outcome, findings, present).and(comparison.notes());
    }
}
