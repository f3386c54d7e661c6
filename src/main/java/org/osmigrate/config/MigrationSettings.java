package org.osmigrate.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.osmigrate.backfill.BackfillSettings;
import org.osmigrate.backfill.FailedPlace;
import org.osmigrate.backfill.IndexCreation;
import org.osmigrate.backfill.Relaxation;
import org.osmigrate.backfill.TargetTerms;
import org.osmigrate.backfill.VersionMode;
import org.osmigrate.cluster.ClusterSettings;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.metadata.Existing;
import org.osmigrate.metadata.MetadataSettings;
import org.osmigrate.selection.ObjectChoice;
import org.osmigrate.selection.ObjectKind;
import org.osmigrate.selection.Scope;
import org.osmigrate.selection.Selection;
import org.osmigrate.selection.TemplateChoice;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.TypeTargets;
import org.osmigrate.storage.StorageSettings;
import org.osmigrate.traffic.TrafficSettings;
import org.osmigrate.transform.Transforms;
import org.osmigrate.transform.TypeMapping;
import org.osmigrate.verify.VerifySettings;

/**
 * What a migration is about. Everything was checked when it was read; what a command does not need may be missing, and
 * secrets are fetched when they are asked for.
 */
public final class MigrationSettings {

    private final Values values;
    private final ClusterBlocks clusters;
    private final StorageBlocks storages;
    private final TrafficBlock traffic;

    MigrationSettings(Values values, SecretSource secrets, Map<String, String> environment) {
        this.values = values;
        this.clusters = new ClusterBlocks(values, secrets);
        this.storages = new StorageBlocks(values, secrets, environment);
        this.traffic = new TrafficBlock(values, environment);
    }

    /**
     * Reads the configuration.
     *
     * @param file the migration file, if there is one
     * @param environment the process's environment
     * @param flags key names to the texts given on the command line
     * @throws ConfigurationInvalid naming the key and where it is
     */
    public static MigrationSettings load(
            Optional<Path> file, Map<String, String> environment, Map<String, List<String>> flags) {
        Layer fromFile = file.map(MigrationFile::read).orElseGet(Layer::empty);
        Values values = Values.merge(List.of(Layer.ofFlags(flags), Layer.ofEnvironment(environment), fromFile));
        return new MigrationSettings(values, new SecretSource(environment), environment);
    }

    /** The effective values as texts, with their origins. */
    public Values values() {
        return values;
    }

    /** The session's name. */
    public String session() {
        return values.text("session");
    }

    /** The cluster to move; empty when only a snapshot is used. */
    public Optional<ClusterSettings> source() {
        return values.hasBlock("source") ? Optional.of(clusters.cluster("source")) : Optional.empty();
    }

    /** The cluster to fill. */
    public ClusterSettings target() {
        return clusters.cluster("target");
    }

    /** The cluster that keeps the state: the target unless another is configured. */
    public ClusterSettings coordinator() {
        return clusters.cluster(values.hasBlock("coordinator") ? "coordinator" : "target");
    }

    /** The snapshot. */
    public SnapshotSettings snapshot() {
        String name = required("snapshot.name");
        String since = values.text("snapshot.since");
        refuseContradiction(name, since);
        return new SnapshotSettings(
                required("snapshot.repository"),
                name,
                since,
                values.text("snapshot.version"),
                values.isOn("snapshot.allow-partial"),
                values.isOn("snapshot.create"),
                values.size("snapshot.max-rate-per-node"));
    }

    private void refuseContradiction(String name, String since) {
        if (since.equals(name)) {
            throw new ConfigurationInvalid(
                    "snapshot.since is " + since + ", the very snapshot that snapshot.name is",
                    "Give the older snapshot that the target was filled from, or leave snapshot.since out.");
        }
        if (!since.isEmpty() && values.isOn("snapshot.allow-partial")) {
            throw new ConfigurationInvalid(
                    "snapshot.since is given, and snapshot.allow-partial is on",
                    "What changed can be told of complete snapshots alone: leave one of them out.");
        }
    }

    /** How remote repositories are reached. */
    public StorageSettings storage() {
        return storages.settings();
    }

    /** The log of captured traffic. */
    public TrafficSettings traffic() {
        return traffic.settings();
    }

    /** How metadata is moved. */
    public MetadataSettings metadata() {
        return new MetadataSettings(
                values.isOn("metadata.validate-on-target"),
                reconstructsSource(),
                Existing.valueOf(values.text("metadata.existing").toUpperCase(Locale.ROOT)),
                transforms().overrides());
    }

    /** What is changed on the way. */
    public Transforms transforms() {
        return values.find("transforms").map(Changes::parse).orElse(Transforms.NONE);
    }

    /** The names that indices move under, by those they would have; empty where none is renamed. */
    public Optional<UnaryOperator<String>> newNames() {
        Transforms transforms = transforms();
        return transforms.renames().isEmpty() ? Optional.empty() : Optional.of(transforms::renamed);
    }

    /** What tells these transformations from all others; empty for none. */
    public String transformsIdentity() {
        return transforms().isEmpty() ? "" : transforms().text();
    }

    /** Where mapping types go, if anything is said of it. */
    public Optional<TypeTargets> typeTargets() {
        TypeMapping types = transforms().types();
        return types.isEmpty() ? Optional.empty() : Optional.of(new Directions(types));
    }

    /** What becomes of indices with several mapping types. */
    public MultiType multiType() {
        return switch (values.text("metadata.multi-type")) {
            case "split" -> MultiType.SPLIT;
            case "merge", "union" -> MultiType.MERGE;
            default -> MultiType.UNDECIDED;
        };
    }

    /** The field that documents get to tell parents and children; empty where they keep routing alone. */
    public String joinField() {
        return values.text("metadata.parent").equals("join") ? values.text("metadata.join-field") : "";
    }

    /** How documents are moved. */
    public BackfillSettings backfill() {
        return new BackfillSettings(
                values.count("backfill.readers"),
                values.size("backfill.bulk-size"),
                values.count("backfill.bulks-in-flight"),
                values.size("backfill.bytes-in-flight"),
                values.time("backfill.request-timeout"),
                values.time("backfill.retry-budget"),
                values.time("backfill.lease"),
                values.size("backfill.range-size"),
                values.text("backfill.version-mode").equals("external") ? VersionMode.EXTERNAL : VersionMode.NONE,
                FailedPlace.of(values.text("backfill.failed-documents"), this::storage),
                values.text("backfill.failed-documents-compression").equals("gzip"),
                Set.copyOf(values.list("backfill.allowed-errors")),
                values.list("backfill.relax").stream()
                        .map(MigrationSettings::relaxation)
                        .toList(),
                reconstructsSource(),
                terms(),
                transforms());
    }

    private TargetTerms terms() {
        boolean generate = values.text("backfill.document-ids").equals("generate");
        if (generate && values.text("backfill.version-mode").equals("external")) {
            throw new ConfigurationInvalid(
                    "backfill.document-ids is generate and backfill.version-mode is external: without ids there is"
                            + " nothing that versions could be compared with",
                    "Leave one of them out.");
        }
        return new TargetTerms(values.isOn("backfill.require-alias"), generate);
    }

    /** What becomes of an index that the target does not have. */
    public IndexCreation indexCreation() {
        return switch (values.text("backfill.index-creation")) {
            case "from-metadata" -> IndexCreation.FROM_METADATA;
            case "auto" -> IndexCreation.AUTO;
            default -> IndexCreation.NEVER;
        };
    }

    private static Relaxation relaxation(String word) {
        return word.equals("refresh") ? Relaxation.NO_REFRESH : Relaxation.NO_REPLICAS;
    }

    /** How the target is compared with the snapshot. */
    public VerifySettings verify() {
        VerifySettings defaults = VerifySettings.defaults();
        return new VerifySettings(
                extent(),
                values.count("verify.examples"),
                Math.toIntExact(values.size("verify.page-size")),
                values.count("verify.documents-per-second"),
                values.find("verify.threads").map(Integer::parseInt).orElse(defaults.threads()),
                reconstructsSource(),
                terms().generateIds(),
                transforms());
    }

    private boolean reconstructsSource() {
        return values.isOn("backfill.reconstruct-source");
    }

    private VerifySettings.Extent extent() {
        return switch (values.text("verify.extent")) {
            case "counts" -> new VerifySettings.Extent.Counts();
            case "sample" -> new VerifySettings.Extent.Sample(values.share("verify.sample-rate"));
            default -> new VerifySettings.Extent.Full();
        };
    }

    /** What is moved. */
    public Scope scope() {
        return new Scope(
                new Selection(values.list("include.indices"), values.list("exclude.indices")),
                templates("legacy-templates"),
                templates("index-templates"),
                templates("component-templates"),
                objects());
    }

    private Map<ObjectKind, ObjectChoice> objects() {
        Map<ObjectKind, ObjectChoice> choices = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            choices.put(kind, objects(kind.key()));
        }
        return choices;
    }

    private ObjectChoice objects(String kind) {
        boolean given = values.has("include." + kind) || values.has("exclude." + kind);
        return given
                ? new ObjectChoice.Explicit(values.list("include." + kind), values.list("exclude." + kind))
                : new ObjectChoice.Following();
    }

    private TemplateChoice templates(String kind) {
        boolean given = values.has("include." + kind) || values.has("exclude." + kind);
        return given
                ? new TemplateChoice.Explicit(values.list("include." + kind), values.list("exclude." + kind))
                : new TemplateChoice.Following();
    }

    private String required(String name) {
        Key key = Keys.named(name);
        return values.find(name)
                .orElseThrow(() -> new ConfigurationInvalid(
                        name + " is missing",
                        "Give it with " + key.flag() + ", as " + key.variable() + " or in the migration file."));
    }

    private record Directions(TypeMapping types) implements TypeTargets {
        @Override
        public Optional<String> of(String index, String type) {
            return types.of(index, type);
        }

        @Override
        public boolean names(String index) {
            return types.names().containsKey(index);
        }
    }
}
