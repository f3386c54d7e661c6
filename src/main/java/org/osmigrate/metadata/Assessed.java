package org.osmigrate.metadata;

import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.transform.Finding;

/**
 * An item after the rules and after a look at the target, before anything is written.
 *
 * @param item as it is to be
 * @param outcome what is known of it so far
 * @param findings what the rules and the look found
 * @param found what the target has under the name
 */
record Assessed(Item item, Outcome outcome, List<Finding> findings, Found found) {

    Assessed {
        findings = List.copyOf(findings);
    }

    boolean toCreate() {
        return outcome instanceof Outcome.Expected;
    }

    boolean conflicts() {
        return outcome instanceof Outcome.Conflicting;
    }

    ItemResult result() {
        return result(outcome);
    }

    ItemResult result(Outcome later) {
        return new ItemResult(item.kind(), item.name(), later, findings);
    }

    Assessed and(List<Finding> more) {
        return new Assessed(
                item, outcome, Stream.concat(findings.stream(), more.stream()).toList(), found);
    }
}
