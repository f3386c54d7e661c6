package org.osmigrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.selection.Scope;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.transform.MetadataBody;
import org.osmigrate.transform.MetadataRules;
import org.osmigrate.version.Version;
import org.osmigrate.work.Notes;

/**
 * Brings indices, with aliases, and templates of a snapshot to a target. Everything is first assessed; only when nothing
 * is in conflict is anything written, and what is there already stays as it is, so it may be run again at any time.
 */
public final class MetadataMigration {

    private final Snapshot snapshot;
    private final ClusterClient target;
    private final Notes work;
    private final Scope scope;
    private final MetadataSettings settings;

    /** {@code work} keeps what has to happen after an index is filled; {@link #evaluate} does not touch it. */
    public MetadataMigration(
            Snapshot snapshot, ClusterClient target, Notes work, Scope scope, MetadataSettings settings) {
        this.snapshot = snapshot;
        this.target = target;
        this.work = work;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * Says what {@link #migrate} would do, by the same code, and writes nothing.
     *
     * @throws org.osmigrate.failure.UnsupportedVersion for a target that is not OpenSearch 2 or 3
     * @throws org.osmigrate.failure.CheckFailed for a target that is red or takes no changes
     * @throws org.osmigrate.failure.NotFound for an index that include names and the snapshot has not
     */
    public MetadataReport evaluate() {
        Assessment assessment = assess();
        return assessment.report(
                MetadataReport.EVALUATE,
                assessment.items().stream().map(Assessed::result).toList());
    }

    /** Creates what is not there yet; fails as {@link #evaluate} does, before anything is written. */
    public MetadataReport migrate() {
        Assessment assessment = assess();
        return assessment.report(
                MetadataReport.MIGRATE, assessment.conflicts() ? stopped(assessment) : create(assessment.items()));
    }

    private Assessment assess() {
        Version to = new TargetReadiness(target).check();
        MetadataRules rules = MetadataRules.between(snapshot.version(), to);
        Items.Sorted sorted = Items.of(snapshot, scope);
        List<Candidate> candidates = sorted.moved().stream()
                .map(item -> Candidate.of(item, rules, settings.reconstructSource()))
                .toList();
        Assessor assessor = new Assessor(
                target,
                new TargetValidation(target, parts(candidates), new StreamTemplates(target, candidates)),
                settings);
        List<Assessed> items = candidates.stream().map(assessor::assess).toList();
        return new Assessment(snapshot.version(), to, items, sorted.leftOut());
    }

    private List<ItemResult> create(List<Assessed> items) {
        Creator creator = new Creator(new TargetItems(target), new FinalPipelineNotes(work));
        Map<Boolean, List<Assessed>> isIndex =
                items.stream().collect(Collectors.partitioningBy(item -> item.item() instanceof Item.Index));
        List<ItemResult> results = new ArrayList<>(createIndices(creator, isIndex.get(true)));
        isIndex.get(false).forEach(template -> results.add(creator.apply(template)));
        return results;
    }

    private List<ItemResult> createIndices(Creator creator, List<Assessed> indices) {
        List<String> missing = indices.stream()
                .filter(Assessed::toCreate)
                .map(index -> index.item().name())
                .toList();
        try (TemplateShield shield = new TemplateShield(target, work.session())) {
            shield.raise(missing);
            return indices.stream().map(creator::apply).toList();
        }
    }

    private static List<ItemResult> stopped(Assessment assessment) {
        Outcome stopped = new Outcome.NotAttempted("other items are in conflict with what the target has");
        return assessment.items().stream()
                .map(item -> item.toCreate() ? item.result(stopped) : item.result())
                .toList();
    }

    private static Map<String, MetadataBody> parts(List<Candidate> candidates) {
        return candidates.stream()
                .map(Candidate::item)
                .filter(Item.ComponentTemplate.class::isInstance)
                .collect(Collectors.toMap(Item::name, Item::body));
    }

    /** Everything that is known before anything is written. */
    private record Assessment(Version from, Version to, List<Assessed> items, List<MetadataReport.LeftOut> leftOut) {

        boolean conflicts() {
            return items.stream().anyMatch(Assessed::conflicts);
        }

        MetadataReport report(String command, List<ItemResult> results) {
            return new MetadataReport(command, from, to, results, leftOut);
        }
    }
}
