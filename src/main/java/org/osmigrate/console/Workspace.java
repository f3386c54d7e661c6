package org.osmigrate.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osmigrate.backfill.Since;
import org.osmigrate.cluster.Call;
import org.osmigrate.cluster.ClusterClient;
import org.osmigrate.cluster.ClusterInfo;
import org.osmigrate.config.MigrationSettings;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.UnsupportedVersion;
import org.osmigrate.metadata.LiveSource;
import org.osmigrate.report.Report;
import org.osmigrate.selection.Selection;
import org.osmigrate.snapshot.Incomplete;
import org.osmigrate.snapshot.RenamedSnapshot;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.StreamedSnapshot;
import org.osmigrate.snapshot.TypeTargets;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.version.Flavour;
import org.osmigrate.version.Version;
import org.osmigrate.work.WorkIndex;

/** The clusters, the repository and the state that a configuration names, opened when they are first asked for. */
public final class Workspace implements AutoCloseable {

    private static final String REGISTERED = "name:";
    private static final int OLDEST_TARGET = 2;
    private static final int OLDEST_TARGET_OF_METADATA = 1;

    private final MigrationSettings settings;
    private Optional<ClusterClient> source = Optional.empty();
    private Optional<ClusterClient> target = Optional.empty();
    private Optional<ClusterClient> coordinator = Optional.empty();
    private Optional<ObjectStore> store = Optional.empty();

    public Workspace(MigrationSettings settings) {
        this.settings = settings;
    }

    /** The configuration. */
    public MigrationSettings settings() {
        return settings;
    }

    /**
     * The cluster to move.
     *
     * @throws ConfigurationInvalid when none is configured
     */
    public ClusterClient source() {
        if (source.isEmpty()) {
            source = Optional.of(ClusterClient.connect(settings.source()
                    .orElseThrow(() -> new ConfigurationInvalid(
                            "there is no source", "Give source.url (--source-url) for what was asked for."))));
        }
        return source.get();
    }

    /**
     * The cluster to fill, which answers.
     *
     * @throws UnsupportedVersion when it is not OpenSearch 2 or newer
     */
    public ClusterClient target() {
        return target(OLDEST_TARGET);
    }

    /** The same for metadata alone, which OpenSearch 1 takes too. */
    public ClusterClient targetOfMetadata() {
        return target(OLDEST_TARGET_OF_METADATA);
    }

    private ClusterClient target(int oldest) {
        if (target.isEmpty()) {
            target = Optional.of(ClusterClient.connect(settings.target()));
            refuseUnsupported(target.get(), oldest);
        }
        return target.get();
    }

    private static void refuseUnsupported(ClusterClient client, int oldest) {
        ClusterInfo info = client.info();
        if (info.version().flavour() != Flavour.OPENSEARCH || info.version().major() < oldest) {
            throw new UnsupportedVersion(
                    "target " + client.settings().url() + " is "
                            + info.version().flavour().label() + " "
                            + info.version().number(),
                    "This version moves to OpenSearch 2.19 and 3.");
        }
    }

    /** The state of the session. */
    public WorkIndex work() {
        if (coordinator.isEmpty()) {
            boolean own = !settings.coordinator().url().equals(settings.target().url());
            coordinator = Optional.of(own ? ClusterClient.connect(settings.coordinator()) : target());
        }
        return WorkIndex.open(coordinator.get(), settings.session());
    }

    /** The snapshot, which is complete unless a partial one is allowed. */
    public Snapshot snapshot() {
        Incomplete incomplete = settings.snapshot().allowPartial() ? Incomplete.ALLOW_PARTIAL : Incomplete.REFUSE;
        Snapshot snapshot =
                SnapshotRepository.open(opened()).snapshot(settings.snapshot().name(), incomplete);
        refuseOtherVersion(snapshot.version());
        return moving(snapshot);
    }

    /** The older snapshot that the target was filled from, which is complete, if there is one. */
    public Since since() {
        String name = settings.snapshot().since();
        if (name.isEmpty()) {
            return Since.NOTHING;
        }
        Snapshot older = moving(SnapshotRepository.open(opened()).snapshot(name));
        List<SnapshotIndex> indices =
                older.indices().stream().filter(this::isChosen).toList();
        return new Since(older.name(), older.uuid(), indices);
    }

    /** Fails where {@link #since} would, before a snapshot is taken in vain. */
    void requireSince() {
        String name = settings.snapshot().since();
        if (!name.isEmpty()) {
            try (ObjectStore repository = ObjectStore.open(location(), settings.storage())) {
                SnapshotRepository.open(repository).snapshot(name);
            }
        }
    }

    private ObjectStore opened() {
        if (store.isEmpty()) {
            store = Optional.of(ObjectStore.open(location(), settings.storage()));
        }
        return store.get();
    }

    /** What is to be moved: the snapshot, or the source as it is now where the snapshot is still to be taken. */
    public Snapshot outlook() {
        boolean toBeTaken = settings.snapshot().create() && !exists();
        return toBeTaken ? moving(new LiveSource(source(), settings.snapshot().name(), this::isChosen)) : snapshot();
    }

    /** With the indices as they move: of one mapping type, data streams as one, under their new names. */
    private Snapshot moving(Snapshot snapshot) {
        Selection indices = settings.scope().indices();
        Predicate<String> chosen = name -> indices.decide(name).selected();
        Optional<TypeTargets> targets = settings.typeTargets();
        if (targets.isPresent() && !TypedSnapshot.hasTypes(snapshot.version())) {
            throw new ConfigurationInvalid(
                    "transforms has a type-mapping, but " + snapshot.version() + " has no mapping types",
                    "Leave it out; indices get other names by rename-index.");
        }
        Snapshot typed = TypedSnapshot.of(
                snapshot, chosen, settings.multiType(), settings.joinField(), targets.orElse(TypeTargets.UNSAID));
        Snapshot streamed = StreamedSnapshot.of(typed, indices);
        return settings.newNames()
                .<Snapshot>map(names -> new RenamedSnapshot(streamed, chosen, names))
                .orElse(streamed);
    }

    private boolean exists() {
        try (ObjectStore repository = ObjectStore.open(location(), settings.storage())) {
            return SnapshotRepository.open(repository)
                    .names()
                    .contains(settings.snapshot().name());
        } catch (NotFound _) {
            return false;
        }
    }

    /** Elasticsearch does not always write its minor version into a repository: products and majors are compared. */
    private void refuseOtherVersion(Version found) {
        settings.snapshot()
                .declaredVersion()
                .filter(given -> given.flavour() != found.flavour() || given.major() != found.major())
                .ifPresent(given -> {
                    throw new ConfigurationInvalid(
                            "snapshot.version is " + given + ", but snapshot '"
                                    + settings.snapshot().name() + "' was taken by " + found,
                            "Correct snapshot.version or leave it out: it is read from the snapshot.");
                });
    }

    /** A report that also names the shards of chosen indices that the snapshot lacks. */
    public Report reported(Report report, Snapshot snapshot) {
        return PartialReport.of(
                report,
                snapshot.missingShards().stream()
                        .filter(shard ->
                                settings.scope().indices().decide(shard.index()).selected())
                        .toList());
    }

    /** The repository's location; {@code name:} is looked up at the source. */
    String location() {
        String repository = settings.snapshot().repository();
        return repository.startsWith(REGISTERED) ? registered(repository.substring(REGISTERED.length())) : repository;
    }

    private String registered(String name) {
        JsonNode known = source().send(Call.get("_snapshot", name)).json().path(name);
        if (known.isMissingNode()) {
            throw new NotFound(
                    "repository " + name + " is not registered at source "
                            + source().settings().url(),
                    "See what is with GET _snapshot/_all, or give the location itself.");
        }
        return new RegisteredRepository(name, known).location();
    }

    /**
     * The chosen indices of a snapshot.
     *
     * @throws NotFound when none is left
     */
    public List<SnapshotIndex> indices(Snapshot snapshot) {
        List<SnapshotIndex> chosen =
                snapshot.indices().stream().filter(this::isChosen).toList();
        if (chosen.isEmpty()) {
            throw new NotFound(
                    "no index of snapshot " + snapshot.name() + " is chosen",
                    "Check include.indices and exclude.indices; system indices are chosen by their exact name only.");
        }
        return chosen;
    }

    private boolean isChosen(SnapshotIndex index) {
        return isChosen(index.origin());
    }

    private boolean isChosen(String name) {
        return settings.scope().indices().decide(name).selected();
    }

    @Override
    public void close() {
        store.ifPresent(ObjectStore::close);
        source.ifPresent(ClusterClient::close);
        coordinator
                .filter(client -> target.filter(other -> other == client).isEmpty())
                .ifPresent(ClusterClient::close);
        target.ifPresent(ClusterClient::close);
    }
}
