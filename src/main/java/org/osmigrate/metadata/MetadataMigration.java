package org.osmigrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.selection.Scope;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.transform.MetadataBody;
import org.osmigrate.transform.MetadataRules;
import org.osmigrate.transform.TargetFeatures;
import org.osmigrate.version.Version;
import org.osmigrate.work.Notes;

/**
 * Brings indices, with aliases, and templates of a snapshot to a target. Everything is first assessed; only when nothing
 * is in conflict is anything written, and what is there already stays as it is, so it may be run again at any time.
 */
public final class MetadataMigration {

    /** Indices created side by side: a cluster manager starts their shards in one change of state; more gained nothing. */
    private static final int AT_ONCE = 4;

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
        return evaluated(assess());
    }

    /**
     * The same, and tries each item out: it is created on the target under another name that nobody uses, compared, and
     * removed. What this accepts, {@link #migrate} creates.
     */
    public MetadataReport evaluateDeeply() {
        Assessment assessment = assess();
        return evaluated(assessment.with(trial(assessment.validation()).of(assessment.items())));
    }

    private static MetadataReport evaluated(Assessment assessment) {
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

    private Trial trial(TargetValidation validation) {
        return new Trial(target, validation, work.session());
    }

    private Assessment assess() {
        Version to = new TargetReadiness(target).checkForMetadata();
        TargetFeatures features = TargetProbe.ask(target);
        MetadataRules rules = MetadataRules.between(snapshot.version(), to, features);
        Items.Sorted sorted = Items.of(snapshot, scope);
        ObjectCandidates others = new ObjectCandidates(snapshot.version(), features, LifecycleUses.of(sorted.moved()));
        Overrides overrides = Overrides.of(
                settings.overrides(),
                snapshot,
                index -> scope.indices().decide(index).selected());
        List<Candidate> candidates = sorted.moved().stream()
                .map(item -> item instanceof Item.ClusterObject object
                        ? others.of(object)
                        : Candidate.of(item, rules, overrides, settings.reconstructSource()))
                .toList();
        TargetValidation validation =
                new TargetValidation(target, parts(candidates), new StreamTemplates(target, candidates));
        trial(validation).sweep(features.managesIndices());
        Assessor assessor =
                new Assessor(target, features, validation, new Pipelines(target, pipelines(candidates)), settings);
        List<Assessed> items = candidates.stream().map(assessor::assess).toList();
        return new Assessment(snapshot.version(), to, items, sorted.leftOut(), validation);
    }

    private List<ItemResult> create(List<Assessed> items) {
        Creator creator = new Creator(new TargetItems(target), new FinalPipelineNotes(work));
        List<ItemResult> results = new ArrayList<>();
        items.stream()
                .filter(MetadataMigration::precedesIndices)
                .map(creator::apply)
                .forEach(results::add);
        List<Assessed> indices =
                items.stream().filter(item -> item.item() instanceof Item.Index).toList();
        results.addAll(createIndices(creator, indices));
        items.stream()
                .filter(item -> !precedesIndices(item) && !(item.item() instanceof Item.Index))
                .map(creator::apply)
                .forEach(results::add);
        return results;
    }

    private static boolean precedesIndices(Assessed assessed) {
        return assessed.item() instanceof Item.ClusterObject object && object.precedesIndices();
    }

    private List<ItemResult> createIndices(Creator creator, List<Assessed> indices) {
        List<String> missing = indices.stream()
                .filter(Assessed::toCreate)
                .map(index -> index.item().name())
                .toList();
        try (TemplateShield shield = new TemplateShield(target, work.session())) {
            shield.raise(missing);
            return new SideBySide(AT_ONCE).map(indices, creator::apply);
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

    private static Set<String> pipelines(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.refusal().isEmpty())
                .map(Candidate::item)
                .filter(item ->
                        item instanceof Item.ClusterObject object && object.type() == ObjectKind.INGEST_PIPELINE)
                .map(Item::name)
                .collect(Collectors.toSet());
    }

    /** Everything that is known before anything is written. */
    private record Assessment(
            Version from,
            Version to,
            List<Assessed> items,
            List<MetadataReport.LeftOut> leftOut,
            TargetValidation validation) {

        Assessment with(List<Assessed> other) {
            return new Assessment(from, to, other, leftOut, validation);
        }

        boolean conflicts() {
            return items.stream().anyMatch(Assessed::conflicts);
        }

        MetadataReport report(String command, List<ItemResult> results) {
            return new MetadataReport(command, from, to, results, leftOut);
        }
    }
}
