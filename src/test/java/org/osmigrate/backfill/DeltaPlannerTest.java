package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.lucene.FieldValues;
import org.osmigrate.lucene.SourceDocument;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.work.WorkItem;

class DeltaPlannerTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    @Test
    void whatTheTargetDoesNotHaveIsMovedWhole() {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            List<SnapshotIndex> after = indices(store, "snap-2", MultiType.SPLIT, "products");

            BackfillPlanner.Work work = planner(store, MultiType.SPLIT, VersionMode.NONE, _ -> Optional.empty())
                    .plan(after);

            assertThat(work.items()).noneMatch(WorkItem::deletes);
            assertThat(work.documents())
                    .isEqualTo(BackfillPlanner.plan(after, BackfillSettings.DEFAULT)
                            .documents());
        }
    }

    @Test
    void routedDocumentsOnOtherShardsAreReplacedAndOthersCompared() {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            assertThat(modes(store, DeltaGoldenTest::otherLayout))
                    .containsExactly("products=COMPARED", "routed=REPLACED");
            assertThat(modes(store, DeltaGoldenTest::sameLayout))
                    .containsExactly("products=COMPARED", "routed=COMPARED");
        }
    }

    /** As many shards are not the same shards: they may cut the hashes otherwise. */
    @Test
    void aLayoutIsTheSameOnlyWhereHashesAreDividedAlike() {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            SnapshotIndex index =
                    indices(store, "snap-2", MultiType.SPLIT, "routed").getFirst();
            TargetLayout same = DeltaGoldenTest.sameLayout(index);

            assertThat(same.isThatOf(index.metadata())).isTrue();
            assertThat(new TargetLayout(same.shards(), same.shards(), 1).isThatOf(index.metadata()))
                    .isFalse();
            assertThat(new TargetLayout(same.shards(), 0, 1).isThatOf(index.metadata()))
                    .isFalse();
            assertThat(new TargetLayout(same.shards(), same.routingShards(), 2).isThatOf(index.metadata()))
                    .isFalse();
        }
        try (ObjectStore store = open("elasticsearch-1.7.6")) {
            SnapshotIndex index =
                    indices(store, "snap-2", MultiType.SPLIT, "routed").getFirst();
            assertThat(DeltaGoldenTest.sameLayout(index).isThatOf(index.metadata()))
                    .as("Elasticsearch 1 hashes otherwise")
                    .isFalse();
        }
    }

    @Test
    void withVersionsWhatIsReplacedIsRefusedByName() {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            List<SnapshotIndex> after = indices(store, "snap-2", MultiType.SPLIT, "products", "routed");

            assertThatThrownBy(() -> planner(
                                    store,
                                    MultiType.SPLIT,
                                    VersionMode.EXTERNAL,
                                    named(after, DeltaGoldenTest::otherLayout))
                            .plan(after))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContainingAll("snap-1", "routed (", "--version-mode none")
                    .hasMessageNotContaining("products (");
        }
    }

    @Test
    void versionsThatBeginAgainAndMergedTypesAreRefusedByName() {
        try (ObjectStore store = open("elasticsearch-5.6.16")) {
            List<SnapshotIndex> split = indices(store, "snap-2", MultiType.SPLIT, "routed");
            assertThatThrownBy(() -> planner(
                                    store,
                                    MultiType.SPLIT,
                                    VersionMode.EXTERNAL_BY_VERSION,
                                    named(split, DeltaGoldenTest::sameLayout))
                            .plan(split))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("routed (its _version begins again");

            List<SnapshotIndex> merged = indices(store, "snap-2", MultiType.MERGE, "products");
            assertThatThrownBy(() -> planner(
                                    store,
                                    MultiType.MERGE,
                                    VersionMode.NONE,
                                    named(merged, DeltaGoldenTest::sameLayout))
                            .plan(merged))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("products (its mapping types are merged");
        }
    }

    /** Written with version s + 1; what was deleted and created again has at least s + 3. */
    @Test
    void aDeletionHasTheVersionBetween() {
        SourceDocument document =
                new SourceDocument(0, "a", "", "", "", 9, 5, 1, ByteBuffer.allocate(0), FieldValues.NONE);

        assertThat(VersionMode.NONE.deletion(document)).isEqualTo(-1);
        assertThat(VersionMode.EXTERNAL.version(document)).isEqualTo(6);
        assertThat(VersionMode.EXTERNAL.deletion(document)).isEqualTo(7);
        assertThat(VersionMode.EXTERNAL_BY_VERSION.deletion(document)).isEqualTo(10);
    }

    private static List<String> modes(ObjectStore store, Function<SnapshotIndex, TargetLayout> layout) {
        List<SnapshotIndex> after = indices(store, "snap-2", MultiType.SPLIT, "products", "routed");
        return planner(store, MultiType.SPLIT, VersionMode.NONE, named(after, layout)).plan(after).notes().stream()
                .map(DeltaModes.class::cast)
                .flatMap(modes -> modes.byIndex().entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static DeltaPlanner planner(
            ObjectStore store,
            MultiType types,
            VersionMode versions,
            Function<String, Optional<TargetLayout>> layouts) {
        List<SnapshotIndex> before = indices(store, "snap-1", types, "products", "routed");
        return new DeltaPlanner(
                new Since("snap-1", "uuid-1", before), layouts, DeltaGoldenTest.settings(versions, false));
    }

    private static Function<String, Optional<TargetLayout>> named(
            List<SnapshotIndex> indices, Function<SnapshotIndex, TargetLayout> layout) {
        return name -> indices.stream()
                .filter(index -> index.name().equals(name))
                .map(layout)
                .findFirst();
    }

    private static List<SnapshotIndex> indices(ObjectStore store, String snapshot, MultiType types, String... origins) {
        return TypedSnapshot.of(SnapshotRepository.open(store).snapshot(snapshot), List.of(origins)::contains, types)
                .indices()
                .stream()
                .filter(index -> List.of(origins).contains(index.origin()))
                .toList();
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString());
    }
}
