package org.osmigrate.transform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A body of something that is neither index nor template, as the target takes it.
 *
 * @param body for the target
 * @param findings what was changed and what to know; refusals stop it
 */
public record ObjectRewrite(ObjectNode body, List<Finding> findings) {

    public ObjectRewrite {
        findings = List.copyOf(findings);
    }

    /** Why it cannot move; empty when it can. */
    public String refusal() {
        return String.join(
                "; ",
                findings.stream()
                        .filter(Finding.Refusal.class::isInstance)
                        .map(finding -> finding.path() + ": " + finding.text())
                        .toList());
    }
}
