package org.osmigrate.metadata;

import java.util.List;
import org.osmigrate.report.JsonChange;
import org.osmigrate.transform.Finding;

/**
 * The result for one item.
 *
 * @param kind index, component template, ingest pipeline ...
 * @param name its name
 * @param outcome what became of it
 * @param findings what rules changed, and what the user has to know
 * @param changes where the body for the target differs from that of the source
 */
public record ItemResult(String kind, String name, Outcome outcome, List<Finding> findings, List<JsonChange> changes) {

    public ItemResult {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }
}
