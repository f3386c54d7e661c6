package org.osmigrate.metadata;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osmigrate.report.JsonChange;
import org.osmigrate.transform.Finding;
import org.osmigrate.transform.MetadataRules;
import org.osmigrate.transform.Rewritten;
import org.osmigrate.transform.SourceRestrictions;

/**
 * An item after the rules.
 *
 * @param item with the rewritten body
 * @param findings changes and warnings
 * @param refusal why the rules stop it; empty when they do not
 * @param changes where its body differs from that of the source
 */
record Candidate(Item item, List<Finding> findings, String refusal, List<JsonChange> changes) {

    private static final String SETTINGS = "settings.";

    Candidate {
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }

    static Candidate of(Item item, MetadataRules rules, Overrides overrides, boolean reconstruct) {
        SourceOutlook outlook = SourceOutlook.of(item, reconstruct);
        Rewritten ruled = (outlook.lifted() ? rules.after(new SourceRestrictions()) : rules).rewrite(item.body());
        Rewritten rewritten = overrides.on(item, ruled);
        String refusal = rewritten.refusals().stream()
                .map(refused -> refused.path() + ": " + refused.text())
                .collect(Collectors.joining("; "));
        List<Finding> findings = Stream.of(
                        types(item), rewritten.findings().stream(), closed(item), outlook.findings().stream())
                .flatMap(found -> found)
                .toList();
        return new Candidate(item.with(rewritten.body()), findings, refusal, changes(item, rewritten));
    }

    /** What a rule leaves out without a word is nothing that anybody chose. */
    private static List<JsonChange> changes(Item item, Rewritten rewritten) {
        Set<String> told = rewritten.findings().stream().map(Finding::path).collect(Collectors.toSet());
        return BodyChanges.between(item.body(), rewritten.body()).stream()
                .filter(change -> !change.isLeftOut(SETTINGS)
                        || told.contains(change.path().substring(SETTINGS.length())))
                .toList();
    }

    private static Stream<Finding> types(Item item) {
        return item instanceof Item.Index index && !index.types().isEmpty()
                ? Stream.of(new Finding.Change("mapping-types", item.name(), index.types()))
                : Stream.of();
    }

    private static Stream<Finding> closed(Item item) {
        return item instanceof Item.Index index && !index.open()
                ? Stream.of(new Finding.Warning(
                        "closed-indices", item.name(), "it is closed in the source; it is created open, to be filled"))
                : Stream.of();
    }
}
