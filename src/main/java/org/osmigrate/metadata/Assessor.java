package org.osmigrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.TargetFeatures;

/** Says of each item what would become of it. Reads from the target, writes nothing. */
final class Assessor {

    private static final String NEVER_REPLACED =
            "metadata.existing is replace, but an index is never replaced: delete or exclude it";

    private final TargetItems onTarget;
    private final TargetValidation validation;
    private final Pipelines pipelines;
    private final ObjectNeeds needs;
    private final MetadataSettings settings;

    Assessor(
            ClusterClient target,
            TargetFeatures features,
            TargetValidation validation,
            Pipelines pipelines,
            MetadataSettings settings) {
        this.onTarget = new TargetItems(target);
        this.validation = validation;
        this.pipelines = pipelines;
        this.needs = new ObjectNeeds(target, features);
        this.settings = settings;
    }

    Assessed assess(Candidate candidate) {
        Optional<String> missing = needs.missing(candidate.item());
        if (missing.isPresent()) {
            return assessed(candidate, new Outcome.Skipped(missing.get()), new Found.Nothing());
        }
        Found found = onTarget.find(candidate.item());
        if (!candidate.refusal().isEmpty()) {
            return assessed(candidate, new Outcome.Refused(candidate.refusal()), found);
        }
        return switch (found) {
            case Found.Nothing _ -> assessed(candidate, ask(candidate.item(), List.of()), found);
            case Found.Taken taken ->
                assessed(
                        candidate,
                        new Outcome.Conflicting(List.of("the name is taken on the target by " + taken.by())),
                        found);
            case Found.Present present -> compare(candidate, present);
        };
    }

    private Assessed assessed(Candidate candidate, Outcome outcome, Found found) {
        List<Finding> findings = Stream.concat(
                        candidate.findings().stream(), pipelines.missing(candidate.item()).stream())
                .toList();
        return new Assessed(candidate.item(), outcome, findings, found, candidate.changes());
    }

    /** {@code differences}: from what would give way; none where there is nothing. */
    private Outcome ask(Item item, List<String> differences) {
        // A data stream without its template cannot be created at all: nothing of it is left to the target's check.
        boolean asked =
                item instanceof Item.DataStream || (settings.validateOnTarget() && TargetValidation.knows(item));
        Optional<String> refusal = asked ? validation.refusal(item) : Optional.empty();
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        return differences.isEmpty() ? new Outcome.Expected(asked) : new Outcome.Replacing(asked, differences);
    }

    private Assessed compare(Candidate candidate, Found.Present present) {
        Comparison comparison = Comparison.of(candidate.item(), present.body());
        Outcome outcome =
                comparison.same() ? new Outcome.AlreadyThere() : different(candidate.item(), comparison.differences());
        return assessed(candidate, outcome, present).and(comparison.notes());
    }

    private Outcome different(Item item, List<String> differences) {
        return switch (settings.existing()) {
            case FAIL -> new Outcome.Conflicting(differences);
            case SKIP -> new Outcome.Kept(differences);
            case REPLACE -> item instanceof Item.Index ? neverReplaced(differences) : ask(item, differences);
        };
    }

    private static Outcome neverReplaced(List<String> differences) {
        List<String> texts = new ArrayList<>(differences);
        texts.add(NEVER_REPLACED);
        return new Outcome.Conflicting(texts);
    }
}
