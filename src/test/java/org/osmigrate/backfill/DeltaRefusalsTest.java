package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.UnsupportedFormat;
import org.osmigrate.snapshot.DocumentTypes;
import org.osmigrate.snapshot.IndexMetadata;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.transform.Transforms;

/** Each reason for which changes cannot be told: by itself, by the index's name, before anything is planned. */
class DeltaRefusalsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    private ObjectStore store;
    private ObjectStore elsewhere;
    private View before;
    private View after;

    @BeforeEach
    void open() {
        store = open("elasticsearch-7.10.2");
        elsewhere = open("elasticsearch-8.19.21");
        before = products(store, "snap-1");
        after = products(store, "snap-2");
    }

    @AfterEach
    void close() {
        store.close();
        elsewhere.close();
    }

    @Test
    void whatHasNoReasonIsPlanned() {
        for (VersionMode versions : List.of(VersionMode.NONE, VersionMode.EXTERNAL)) {
            assertThat(planner(before, versions).plan(List.of(after)).items()).isNotEmpty();
        }
    }

    /** One that was moved before and is left out now would stay as it was. */
    @Test
    void documentsThatMayBeLeftOut() throws Exception {
        for (String change : List.of("drop: { field: a, equals: 1 }", "jslt: \"null\"", "exec: { command: [ cat ] }")) {
            Transforms transforms = Transforms.of(new YAMLMapper().readTree("[ { " + change + " } ]"));

            DeltaPlanner planner = new DeltaPlanner(
                    new Since("snap-1", "uuid-1", List.of(before)),
                    _ -> Optional.of(DeltaGoldenTest.sameLayout(before.whole())),
                    changed(BackfillSettings.DEFAULT.terms(), transforms));

            assertThatThrownBy(() -> planner.plan(List.of(after)))
                    .as(change)
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("products (its transformations may leave out");
        }
    }

    @Test
    void idsThatTheTargetMakesUp() {
        BackfillSettings generating = changed(new TargetTerms(false, true), BackfillSettings.DEFAULT.transforms());

        assertThatThrownBy(() -> DeltaPlanner.plan(
                        List.of(after),
                        new Since("snap-1", "uuid-1", List.of(before)),
                        new MemoryTarget(5),
                        generating))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("snapshot.since", "document-ids: generate");
    }

    private static BackfillSettings changed(TargetTerms terms, Transforms transforms) {
        BackfillSettings same = BackfillSettings.DEFAULT;
        return new BackfillSettings(
                same.readers(),
                same.bulkBytes(),
                same.bulksInFlight(),
                same.bytesInFlight(),
                same.requestTimeout(),
                same.retryBudget(),
                same.lease(),
                same.rangeBytes(),
                same.versions(),
                same.failedDocuments(),
                same.compressFailedDocuments(),
                same.allowedErrors(),
                same.relaxations(),
                same.reconstructSource(),
                terms,
                transforms);
    }

    @Test
    void sourcesThatAreNotComplete() {
        View without =
                after.with(metadata -> metadata.mappings().putObject("_source").put("enabled", false));

        assertThatThrownBy(() -> planner(before, VersionMode.NONE).plan(List.of(without)))
                .isInstanceOf(UnsupportedFormat.class)
                .hasMessageContaining("products (");
    }

    @Test
    void mergedTypesOfEitherSide() {
        DocumentTypes merged = new DocumentTypes.Merged(List.of("a", "b"));

        refused(before, after.of(merged), VersionMode.NONE).hasMessageContaining("its mapping types are merged");
        refused(before.of(merged), after, VersionMode.NONE).hasMessageContaining("its mapping types are merged");
    }

    @Test
    void dataStreamsOfEitherSide() {
        DocumentTypes backed = new DocumentTypes.Backed(List.of(".ds-products-000001"));

        refused(before, after.of(backed), VersionMode.NONE).hasMessageContaining("it is a data stream");
        refused(before.of(backed), after, VersionMode.NONE).hasMessageContaining("it is a data stream");
    }

    @Test
    void versionsThatBeginAgain() {
        refused(before, after, VersionMode.EXTERNAL_BY_VERSION).hasMessageContaining("its _version begins again");
    }

    @Test
    void withVersionsAnIndexThatWasCreatedAnew() {
        View anew = before.withUuid("another");

        refused(anew, after, VersionMode.EXTERNAL)
                .hasMessageContainingAll("it was created anew", "sequence numbers do not tell");
        refused(before.withUuid(""), after.withUuid(""), VersionMode.EXTERNAL).hasMessageContaining("created anew");
        assertThat(IndexChange.of(anew, after, DeltaGoldenTest.sameLayout(after))
                        .mode())
                .isEqualTo(DeltaMode.REPLACED);
    }

    @Test
    void withVersionsAnotherNumberOfShards() {
        View split = before.withShards(before.metadata().shards() * 2);

        refused(split, after, VersionMode.EXTERNAL)
                .hasMessageContainingAll("it has another number of shards", "sequence numbers do not tell");
        assertThat(IndexChange.of(split, after, DeltaGoldenTest.sameLayout(after))
                        .mode())
                .isEqualTo(DeltaMode.REPLACED);
    }

    /** The same index by its identifier, with a history of its own: restored over itself, or a stale copy was forced. */
    @Test
    void withVersionsAHistoryThatBeganAnew() {
        View restored = new View(
                before.whole(),
                before.metadata(),
                before.types(),
                products(elsewhere, "snap-1").shards());

        refused(restored, after, VersionMode.EXTERNAL).hasMessageContaining("was restored or forced since");
        assertThat(planner(restored, VersionMode.NONE).plan(List.of(after)).items())
                .as("without versions nothing depends on it")
                .isNotEmpty();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(
            View before, View after, VersionMode versions) {
        return assertThatThrownBy(() -> planner(before, versions).plan(List.of(after)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageContainingAll("snap-1", "products (", "exclude.indices");
    }

    private static DeltaPlanner planner(View before, VersionMode versions) {
        return new DeltaPlanner(
                new Since("snap-1", "uuid-1", List.of(before)),
                _ -> Optional.of(DeltaGoldenTest.sameLayout(before.whole())),
                DeltaGoldenTest.settings(versions, false));
    }

    private static View products(ObjectStore store, String snapshot) {
        SnapshotIndex index = SnapshotRepository.open(store).snapshot(snapshot).indices().stream()
                .filter(found -> found.name().equals("products"))
                .findFirst()
                .orElseThrow();
        return new View(index, index.metadata(), index.types(), index.shards());
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString());
    }

    /** An index of a real snapshot of which something is otherwise. */
    private record View(SnapshotIndex whole, IndexMetadata metadata, DocumentTypes types, List<SnapshotShard> shards)
            implements SnapshotIndex {

        @Override
        public String name() {
            return whole.name();
        }

        View of(DocumentTypes others) {
            return new View(whole, metadata, others, shards);
        }

        View withUuid(String uuid) {
            return with(uuid, metadata.shards());
        }

        View withShards(int number) {
            return with(metadata.uuid(), number);
        }

        View with(Consumer<IndexMetadata> change) {
            View view = with(metadata.uuid(), metadata.shards());
            change.accept(view.metadata());
            return view;
        }

        private View with(String uuid, int number) {
            return new View(
                    whole,
                    new IndexMetadata(
                            metadata.name(),
                            uuid,
                            number,
                            metadata.routingShards(),
                            metadata.open(),
                            metadata.settings(),
                            metadata.types(),
                            metadata.aliases()),
                    types,
                    shards);
        }
    }
}
