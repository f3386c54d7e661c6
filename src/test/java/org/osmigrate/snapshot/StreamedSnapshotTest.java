package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.selection.Selection;
import org.osmigrate.version.Version;

class StreamedSnapshotTest {

    private static final String FIRST = ".ds-logs-2024.05.01-000001";
    private static final String SECOND = ".ds-logs-2024.05.02-000002";

    @Test
    void aDataStreamIsOneIndexOverAllShards() {
        List<SnapshotIndex> indices =
                streamed("ES 8.19.0", List.of("logs*"), List.of()).indices();

        assertThat(indices).extracting(SnapshotIndex::name).containsExactly("logs", "plain");
        SnapshotIndex logs = indices.getFirst();
        assertThat(logs.types()).isEqualTo(new DocumentTypes.Backed(List.of(FIRST, SECOND)));
        assertThat(logs.shards()).extracting(SnapshotShard::index).containsOnly("logs");
        assertThat(logs.shards()).extracting(SnapshotShard::number).containsExactly(0, 1, 2, 3);
        assertThat(logs.shards())
                .extracting(SnapshotShard::origin)
                .containsExactly(FIRST + "[0]", FIRST + "[1]", SECOND + "[0]", SECOND + "[1]");
        assertThat(logs.metadata().shards()).isEqualTo(4);
    }

    /** The shards behind one that a partial snapshot lacks keep their numbers. */
    @Test
    void numbersDoNotDependOnWhatIsMissing() {
        SnapshotIndex lacking = new StreamIndex("logs", List.of(index(FIRST, 1), index(SECOND, 0, 1)));

        assertThat(lacking.shards()).extracting(SnapshotShard::number).containsExactly(1, 2, 3);
    }

    @Test
    void aShardThatABackingIndexLacksIsOneOfTheDataStream() {
        assertThat(streamed("OS 2.19.0", List.of(), List.of()).missingShards())
                .extracting(MissingShard::index, MissingShard::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("logs", "of its backing index " + SECOND + ": node left"));
        assertThat(streamed("OS 2.19.0", List.of(), List.of(SECOND)).missingShards())
                .isEmpty();
    }

    @Test
    void aBackingIndexIsExcludedByItsName() {
        SnapshotIndex logs =
                streamed("OS 2.19.0", List.of(), List.of(FIRST)).indices().getFirst();

        assertThat(logs.types()).isEqualTo(new DocumentTypes.Backed(List.of(SECOND)));
    }

    @Test
    void aBackingIndexIsNotIncludedByItsName() {
        assertThatThrownBy(
                        () -> streamed("OS 2.19.0", List.of(SECOND), List.of()).indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining(SECOND + " is a backing index of data stream logs");
    }

    @Test
    void versionsWithoutDataStreamsAreNotAskedForThem() {
        Snapshot old = new Fixture(Version.parse("ES 7.8.1"));

        assertThat(StreamedSnapshot.of(old, new Selection(List.of(), List.of())))
                .isSameAs(old);
        assertThat(streamed("ES 7.9.0", List.of(), List.of())).isNotInstanceOf(Fixture.class);
    }

    private static Snapshot streamed(String version, List<String> include, List<String> exclude) {
        return StreamedSnapshot.of(new Fixture(Version.parse(version)), new Selection(include, exclude));
    }

    private record Fixture(Version version) implements Snapshot {

        @Override
        public ClusterObjects clusterObjects() {
            return ClusterObjects.NONE;
        }

        @Override
        public String name() {
            return "snap";
        }

        @Override
        public String uuid() {
            return "uuid";
        }

        @Override
        public GlobalMetadata globalMetadata() {
            return new GlobalMetadata(Map.of(), Map.of(), Map.of(), Map.of(), Map.of("logs", List.of(FIRST, SECOND)));
        }

        @Override
        public List<SnapshotIndex> indices() {
            return List.of(index(FIRST, 0, 1), index(SECOND, 0, 1), index("plain", 0));
        }

        @Override
        public List<MissingShard> missingShards() {
            return List.of(new MissingShard(SECOND, 1, "node left"));
        }
    }

    private static SnapshotIndex index(String name, int... shards) {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return new Plain(
                name,
                new IndexMetadata(name, 2, 0, true, none, none, Map.of()),
                java.util.Arrays.stream(shards)
                        .<SnapshotShard>mapToObj(number -> new PlainShard(name, number))
                        .toList());
    }

    private record Plain(String name, IndexMetadata metadata, List<SnapshotShard> shards) implements SnapshotIndex {}

    private record PlainShard(String index, int number) implements SnapshotShard {

        @Override
        public long bytes() {
            return 1;
        }

        @Override
        public Directory directory() {
            throw new UnsupportedOperationException();
        }
    }
}
