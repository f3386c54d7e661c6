package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.lucene.SegmentDocuments;
import org.osmigrate.lucene.ShardDocuments;
import org.osmigrate.snapshot.Snapshot;
import org.osmigrate.snapshot.SnapshotIndex;
import org.osmigrate.snapshot.SnapshotRepository;
import org.osmigrate.snapshot.SnapshotShard;
import org.osmigrate.storage.ObjectStore;

/** What two snapshots have in common is found by its segments and operations, in what real servers wrote. */
class DeltaReadsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/snapshots").toAbsolutePath();

    /** Nothing was done to these indices between the snapshots. */
    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch-2.4.6", "elasticsearch-6.8.23", "elasticsearch-7.10.2", "opensearch-3.8.0"})
    void anUntouchedIndexIsNoWorkAtAll(String server) {
        try (ObjectStore store = open(server)) {
            Snapshot older = SnapshotRepository.open(store).snapshot("snap-1");
            List<SnapshotIndex> indices = SnapshotRepository.open(store).snapshot("snap-2").indices().stream()
                    .filter(index -> Set.of("logs-2024", "empty-index").contains(index.name()))
                    .toList();

            BackfillPlanner.Work work = new DeltaPlanner(
                            new Since("snap-1", older.uuid(), older.indices()),
                            name -> indices.stream()
                                    .filter(index -> index.name().equals(name))
                                    .map(DeltaGoldenTest::sameLayout)
                                    .findFirst(),
                            BackfillSettings.DEFAULT)
                    .plan(indices);

            assertThat(indices).isNotEmpty();
            assertThat(work.items()).isEmpty();
            assertThat(work.bytes()).isZero();
        }
    }

    /** Exactly the documents that the server says were changed or are new come out of the segments that came. */
    @Test
    void ofRewrittenSegmentsOnlyWhatChangedIsRead() throws IOException {
        try (ObjectStore store = open("elasticsearch-7.10.2")) {
            SnapshotIndex before = index(store, "snap-1", "products");
            SnapshotIndex after = index(store, "snap-2", "products");
            Set<String> come = new TreeSet<>();
            Set<String> gone = new TreeSet<>();
            for (SnapshotShard shard : after.shards()) {
                changed(before.shard(shard.number()), shard, gone, come);
            }

            assertThat(come).isEqualTo(changed(store));
            Set<String> deleted = new TreeSet<>(gone);
            deleted.removeAll(come);
            Set<String> expected = new TreeSet<>(
                    operations(store, "snap-1").stream().map(DeltaReadsTest::id).toList());
            operations(store, "snap-2").forEach(operation -> expected.remove(id(operation)));
            assertThat(deleted).isEqualTo(expected).isNotEmpty();
        }
    }

    private static void changed(SnapshotShard older, SnapshotShard newer, Set<String> gone, Set<String> come)
            throws IOException {
        try (Directory before = older.directory();
                Directory after = newer.directory()) {
            ShardChange change =
                    ShardChange.between(ShardDocuments.open(before, "before"), ShardDocuments.open(after, "after"));
            assertThat(change.sameHistory()).isTrue();
            change.gone().forEach(segment -> read(change, segment, gone));
            change.come().forEach(segment -> read(change, segment, come));
        }
    }

    private static void read(ShardChange change, SegmentDocuments segment, Set<String> ids) {
        change.read(segment, 0, segment.maxDoc(), false, () -> {}, document -> ids.add(document.id()));
    }

    /** By reading both snapshots whole: the ids whose operation is another one. */
    private static Set<String> changed(ObjectStore store) throws IOException {
        Set<String> operations = operations(store, "snap-2");
        operations.removeAll(operations(store, "snap-1"));
        return operations.stream().map(DeltaReadsTest::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(String operation) {
        return operation.substring(0, operation.indexOf(' '));
    }

    private static Set<String> operations(ObjectStore store, String snapshot) throws IOException {
        Set<String> operations = new HashSet<>();
        for (SnapshotShard shard : index(store, snapshot, "products").shards()) {
            try (Directory directory = shard.directory()) {
                ShardDocuments.open(directory, "products")
                        .segments()
                        .forEach(segment -> segment.readWithVersions(
                                0,
                                segment.maxDoc(),
                                document -> operations.add(
                                        document.id() + " " + document.seqNo() + " " + document.primaryTerm())));
            }
        }
        return operations;
    }

    private static SnapshotIndex index(ObjectStore store, String snapshot, String name) {
        return SnapshotRepository.open(store).snapshot(snapshot).indices().stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectStore open(String server) {
        return ObjectStore.open(GOLDEN.resolve(server).resolve("repo").toString());
    }
}
