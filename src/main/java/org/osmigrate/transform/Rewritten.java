package org.osmigrate.transform;

import java.util.List;

/** A body after all rules, with what they found. */
public record Rewritten(MetadataBody body, List<Finding> findings) {

    public Rewritten {
        findings = List.copyOf(findings);
    }

    /** Why the item cannot be brought to the target; empty when it can. */
    public List<Finding.Refusal> refusals() {
        return findings.stream()
                .filter(Finding.Refusal.class::isInstance)
                .map(Finding.Refusal.class::cast)
                .toList();
    }
}
