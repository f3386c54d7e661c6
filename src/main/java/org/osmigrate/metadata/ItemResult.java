package org.osmigrate.metadata;

import java.util.List;
import org.osmigrate.transform.Finding;

/**
 * The result for one item.
 *
 * @param kind index, component template, index template or legacy template
 * @param name its name
 * @param outcome what became of it
 * @param findings what rules changed, and what the user has to know
 */
public record ItemResult(String kind, String name, Outcome outcome, List<Finding> findings) {

    public ItemResult {
        findings = List.copyOf(findings);
    }
}
