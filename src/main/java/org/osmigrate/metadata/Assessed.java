package org.osmigrate.metadata;

import java.util.List;
import java.util.stream.Stream;
import org.osmigrate.metadata.TargetItems.Found;
import org.osmigrate.report.JsonChange;
import org.osmigrate.transform.Finding;

/**
 * An item after the rules and after a look at the target, before anything is written.
 *
 * @param item as it is to be
 * @param outcome what is known of it so far
 * @param findings what the rules and the look found
 * @param found what the target has under the name
 * @param changes what rules made of the body
 */
record Assessed(Item item, Outcome outcome, List<Finding> findings, Found found, List<JsonChange> changes) {

    Assessed {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    boolean toCreate() {
        return outcome instanceof Outcome.Expected || outcome instanceof Outcome.Replacing;
    }

    boolean conflicts() {
        return outcome instanceof Outcome.Conflicting;
    }

    ItemResult result() {
        return result(outcome);
    }

    ItemResult result(Outcome later) {
        return new ItemResult(item.kind(), item.name(), later, findings, changes);
    }

    /** The same with another outcome. */
    Assessed with(Outcome other) {
        return new Assessed(item, other, findings, found, changes);
    }

    Assessed and(List<Finding> more) {
        return new Assessed(
                item, outcome, Stream.concat(findings.stream(), more.stream()).toList(), found, changes);
    }
}
