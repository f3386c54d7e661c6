package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.snapshot.IndexMetadata;
import org.osmigrate.snapshot.MultiType;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.TypedSnapshot;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.work.WorkItem;

/** What real servers of every era wrote between two snapshots: the target becomes what the second one says. */
class DeltaGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    private static final List<Function<SnapshotIndex, TargetLayout>> LAYOUTS =
            List.of(DeltaGoldenTest::sameLayout, DeltaGoldenTest::otherLayout);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elasticsearch-1.7.6",
                "elasticsearch-2.4.6",
                "elasticsearch-5.6.16",
                "elasticsearch-6.8.23",
                "elasticsearch-7.10.2",
                "elasticsearch-8.19.21",
                "elasticsearch-9.5.3",
                "opensearch-1.3.20",
                "opensearch-2.19.6",
                "opensearch-3.8.0"
            })
    void comparedOrReplacedTheTargetIsTheNewerSnapshot(String server) throws Exception {
        try (ObjectStore store = open(server)) {
            int whole = delta(store, DeltaGoldenTest::otherLayout, BackfillSettings.DEFAULT, 5);
            int compared = delta(store, DeltaGoldenTest::sameLayout, BackfillSettings.DEFAULT, 5);

            assertThat(compared).isPositive();
            if (server.equals("elasticsearch-1.7.6")) {
                assertThat(compared).isLessThanOrEqualTo(whole);
            } else {
                assertThat(compared).isLessThan(whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-7.10.2", "elasticsearch-8.19.21", "elasticsearch-9.5.3", "opensearch-3.8.0"})
    void withVersionsNothingIsInConflict(String server) throws Exception {
        try (ObjectStore store = open(server)) {
            BackfillSettings external = settings(VersionMode.EXTERNAL, false);

            assertThat(delta(store, DeltaGoldenTest::sameLayout, external, 5)).isPositive();
        }
    }

    /** What is deleted and what is sent have nothing in common, so a late deletion does no harm. */
    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-2.4.6", "elasticsearch-7.10.2", "opensearch-3.8.0"})
    void comparedIndicesMayBeDoneInAnyOrder(String server) throws Exception {
        try (ObjectStore store = open(server)) {
            List<SnapshotIndex> after = indices(store, "snap-2");
            for (int seed = 0; seed < 5; seed++) {
                MemoryTarget target = filled(store, "snap-1", BackfillSettings.DEFAULT, 5);
                Since since = since(store);
                BackfillPlanner.Work plan = plan(after, since, DeltaGoldenTest::sameLayout, BackfillSettings.DEFAULT);
                List<WorkItem> items = new ArrayList<>(plan.items());
                Collections.shuffle(items, new Random(seed));

                new ItemsRun(after, since, BackfillSettings.DEFAULT, folder, target).run(plan, items);

                assertThat(target.documents())
                        .isEqualTo(filled(store, "snap-2", BackfillSettings.DEFAULT, 5)
                                .documents());
            }
        }
    }

    /** Ids are looked through part by part where there are too many of them to be held at once. */
    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-5.6.16", "opensearch-2.19.6"})
    void aDeletionOfManyIsDoneInParts(String server) throws Exception {
        try (ObjectStore store = open(server)) {
            for (Function<SnapshotIndex, TargetLayout> layout : LAYOUTS) {
                List<SnapshotIndex> after = indices(store, "snap-2");
                MemoryTarget whole = filled(store, "snap-1", BackfillSettings.DEFAULT, 5);
                MemoryTarget inParts = filled(store, "snap-1", BackfillSettings.DEFAULT, 5);
                BackfillPlanner.Work plan = plan(after, since(store), layout, BackfillSettings.DEFAULT);
                List<WorkItem> deletions =
                        plan.items().stream().filter(WorkItem::deletes).toList();

                new ItemsRun(after, since(store), BackfillSettings.DEFAULT, folder, whole).run(plan, deletions);
                for (int part = 0; part < 3; part++) {
                    DeletionPart one = new DeletionPart(part, 3);
                    int before = inParts.deleted();
                    new ItemsRun(after, since(store), BackfillSettings.DEFAULT, folder, inParts)
                            .run(
                                    plan,
                                    deletions.stream()
                                            .map(item -> of(item, one))
                                            .toList());
                    assertThat(inParts.deleted()).isGreaterThan(before);
                }

                assertThat(inParts.deleted()).isEqualTo(whole.deleted());
                assertThat(inParts.documents()).isEqualTo(whole.documents());
            }
        }
    }

    private static WorkItem of(WorkItem item, DeletionPart part) {
        return WorkItem.fresh(
                item.id() + part.label(), item.index(), item.shard(), part.label(), 0, item.to(), item.bytes());
    }

    /** The numbers of a deletion item go through several segments: from a watermark on, what lies behind it is deleted. */
    @Test
    void aDeletionThatWasInterruptedGoesOnAtItsWatermark() throws Exception {
        try (ObjectStore store = open("elasticsearch-2.4.6")) {
            List<SnapshotIndex> after = indices(store, "snap-2");
            BackfillPlanner.Work plan =
                    plan(after, since(store), DeltaGoldenTest::otherLayout, BackfillSettings.DEFAULT);
            WorkItem longest = plan.items().stream()
                    .filter(WorkItem::deletes)
                    .max(Comparator.comparingInt(WorkItem::to))
                    .orElseThrow();
            List<Integer> deleted = new ArrayList<>();
            for (int watermark = 0; watermark <= longest.to(); watermark++) {
                MemoryTarget target = new MemoryTarget(5);
                WorkItem item = longest.at(new WorkItem.Progress(watermark, false, 0, 0));
                new ItemsRun(after, since(store), BackfillSettings.DEFAULT, folder, target).run(plan, List.of(item));
                deleted.add(target.deleted());
            }

            assertThat(deleted.getFirst()).isGreaterThan(5);
            assertThat(deleted.getLast()).isZero();
            for (int i = 1; i < deleted.size(); i++) {
                assertThat(deleted.get(i - 1) - deleted.get(i)).isBetween(0, 1);
            }
        }
    }

    /** Bulks of one deletion each; the target refuses the rest, and the item goes on at the mark it had reached. */
    @Test
    void noDeletionIsSkippedByAMarkThatWasReachedBefore() throws Exception {
        try (ObjectStore store = open("elasticsearch-2.4.6")) {
            List<SnapshotIndex> after = indices(store, "snap-2");
            BackfillSettings small = bulksOf(1);
            BackfillPlanner.Work plan = plan(after, since(store), DeltaGoldenTest::sameLayout, small);
            for (WorkItem item : plan.items().stream().filter(WorkItem::deletes).toList()) {
                MemoryTarget whole = new MemoryTarget(5);
                new ItemsRun(after, since(store), small, folder, whole).clear(plan, item);
                for (int bulks = 1; bulks < whole.deleted(); bulks++) {
                    MemoryTarget target = new MemoryTarget(5);
                    target.takeOnly(bulks);
                    WorkItem.Progress reached =
                            new ItemsRun(after, since(store), small, folder, target).clear(plan, item);
                    assertThat(reached.done()).isFalse();
                    target.takeOnly(Integer.MAX_VALUE);
                    WorkItem.Progress end =
                            new ItemsRun(after, since(store), small, folder, target).clear(plan, item.at(reached));

                    assertThat(end.done()).isTrue();
                    assertThat(target.places()).isEqualTo(whole.places());
                }
            }
        }
    }

    private static BackfillSettings bulksOf(long bytes) {
        BackfillSettings same = BackfillSettings.DEFAULT;
        return new BackfillSettings(
                same.readers(),
                bytes,
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
                same.terms(),
                same.transforms());
    }

    @Test
    void rebuiltSourcesAreComparedToo() throws Exception {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            BackfillSettings rebuilding = settings(VersionMode.NONE, true);

            assertThat(delta(store, DeltaGoldenTest::sameLayout, rebuilding, 5)).isPositive();
        }
    }

    /** Moves snap-1, then what changed until snap-2; returns the number of actions that this took. */
    private int delta(
            ObjectStore store, Function<SnapshotIndex, TargetLayout> layout, BackfillSettings settings, int shards)
            throws Exception {
        MemoryTarget target = filled(store, "snap-1", settings, shards);
        target.forgetCounts();
        List<SnapshotIndex> after = indices(store, "snap-2", settings);
        Since since = new Since("snap-1", "uuid-1", indices(store, "snap-1", settings));
        BackfillPlanner.Work plan = plan(after, since, layout, settings);

        new ItemsRun(after, since, settings, folder, target).run(plan, deletionsFirst(plan.items()));

        assertThat(target.documents())
                .isEqualTo(filled(store, "snap-2", settings, shards).documents());
        assertThat(target.deleted()).isPositive();
        assertThat(target.conflicts()).isZero();
        return target.indexed() + target.deleted();
    }

    private MemoryTarget filled(ObjectStore store, String snapshot, BackfillSettings settings, int shards)
            throws Exception {
        MemoryTarget target = new MemoryTarget(shards);
        List<SnapshotIndex> indices = indices(store, snapshot, settings);
        BackfillPlanner.Work plan = BackfillPlanner.plan(indices, settings);
        new ItemsRun(indices, Since.NOTHING, settings, folder, target).run(plan, plan.items());
        return target;
    }

    private static List<WorkItem> deletionsFirst(List<WorkItem> items) {
        List<WorkItem> ordered =
                new ArrayList<>(items.stream().filter(WorkItem::deletes).toList());
        items.stream().filter(item -> !item.deletes()).forEach(ordered::add);
        return ordered;
    }

    private static BackfillPlanner.Work plan(
            List<SnapshotIndex> indices,
            Since since,
            Function<SnapshotIndex, TargetLayout> layout,
            BackfillSettings settings) {
        return new DeltaPlanner(
                        since,
                        name -> indices.stream()
                                .filter(index -> index.name().equals(name))
                                .map(layout)
                                .findFirst(),
                        settings)
                .plan(indices);
    }

    static TargetLayout sameLayout(SnapshotIndex index) {
        IndexMetadata known = index.metadata();
        int routing = known.routingShards() == 0 ? known.shards() : known.routingShards();
        return new TargetLayout(known.shards(), routing, 1);
    }

    static TargetLayout otherLayout(SnapshotIndex index) {
        return new TargetLayout(index.metadata().shards() + 1, 0, 1);
    }

    private static Since since(ObjectStore store) {
        return new Since("snap-1", "uuid-1", indices(store, "snap-1"));
    }

    private static List<SnapshotIndex> indices(ObjectStore store, String snapshot) {
        return indices(store, snapshot, BackfillSettings.DEFAULT);
    }

    private static List<SnapshotIndex> indices(ObjectStore store, String snapshot, BackfillSettings settings) {
        return TypedSnapshot.of(SnapshotRepository.open(store).snapshot(snapshot), _ -> true, MultiType.SPLIT)
                .indices()
                .stream()
                .filter(index -> settings.reconstructSource() || !index.name().equals("nosource"))
                .toList();
    }

    static BackfillSettings settings(VersionMode versions, boolean reconstruct) {
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
                versions,
                same.failedDocuments(),
                same.compressFailedDocuments(),
                same.allowedErrors(),
                same.relaxations(),
                reconstruct,
                same.terms(),
                same.transforms());
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString());
    }
}
