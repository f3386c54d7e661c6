package org.osmigrate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.CheckFailed;
import org.osmigrate.version.Version;

class TypedSnapshotTest {

    private static final Version ES5 = Version.parse("ES 5.6.16");

    @Test
    void refusesToChooseAndShowsBothOutcomes() {
        assertThatThrownBy(() -> view(MultiType.UNDECIDED, index("shop", "cart", "item"), index("logs", "log"))
                        .indices())
                .isInstanceOfSatisfying(CheckFailed.class, failure -> {
                    assertThat(failure.what()).contains("shop (cart, item)").doesNotContain("logs");
                    assertThat(failure.nextStep()).contains("shop-cart, shop-item", "makes shop with 2 fields");
                });
    }

    @Test
    void anIndexThatIsNotChosenIsNotLookedAt() {
        Snapshot view =
                TypedSnapshot.of(new Fixture(ES5, List.of(index("shop", "a", "b"))), _ -> false, MultiType.UNDECIDED);

        assertThat(view.indices()).extracting(SnapshotIndex::name).containsExactly("shop");
    }

    @Test
    void splitsIntoOneIndexEachWithItsMapping() {
        List<SnapshotIndex> indices =
                view(MultiType.SPLIT, index("shop", "Cart", "item")).indices();

        assertThat(indices).extracting(SnapshotIndex::name).containsExactly("shop-cart", "shop-item");
        assertThat(indices).extracting(SnapshotIndex::origin).containsOnly("shop");
        assertThat(indices.getFirst().metadata().mappings().toString())
                .isEqualTo("{\"properties\":{\"of-Cart\":{\"type\":\"long\"}}}");
        assertThat(indices.getFirst().metadata().aliases()).containsOnlyKeys("alias");
    }

    @Test
    void eachDocumentIsInExactlyOnePart() {
        List<SnapshotIndex> indices =
                view(MultiType.SPLIT, index("shop", "a", "b", "c")).indices();

        for (String type : List.of("a", "b", "c", "unknown")) {
            assertThat(indices.stream().filter(index -> index.types().include(type)))
                    .as(type)
                    .hasSize(1);
        }
    }

    @Test
    void twoIndicesNeverBecomeOne() {
        assertThatThrownBy(() -> view(MultiType.SPLIT, index("shop", "a", "b"), index("shop-a", "log"))
                        .indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("shop-a");
        assertThatThrownBy(() -> view(MultiType.SPLIT, index("shop", "A", "a")).indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("shop-a");
    }

    @Test
    void aTypeThatIsNoNameForAnIndexIsRefused() {
        assertThatThrownBy(
                        () -> view(MultiType.SPLIT, index("shop", "a", "b:c")).indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("'b:c'");
    }

    @Test
    void versionsWithoutTypesAreLeftAlone() {
        Snapshot snapshot = new Fixture(Version.parse("ES 7.10.2"), List.of());

        assertThat(TypedSnapshot.of(snapshot, _ -> true, MultiType.SPLIT)).isSameAs(snapshot);
    }

    @Test
    void parentsAndChildrenAreJoinedInOneIndex() {
        SnapshotIndex family = family("grandchild", "child", "child", "parent", "parent", "", "other", "parent");

        SnapshotIndex joined = joined(MultiType.MERGE, family).indices().getFirst();

        assertThat(joined.joinField()).isEqualTo("join_field");
        assertThat(joined.metadata()
                        .mappings()
                        .path("properties")
                        .path("join_field")
                        .toString())
                .isEqualTo("{\"type\":\"join\",\"eager_global_ordinals\":true,\"relations\":"
                        + "{\"child\":\"grandchild\",\"parent\":[\"child\",\"other\"]}}");
        assertThat(joined(MultiType.MERGE, index("shop", "a", "b"))
                        .indices()
                        .getFirst()
                        .joinField())
                .isEmpty();
        assertThat(view(MultiType.MERGE, family).indices().getFirst().joinField())
                .isEmpty();
    }

    /** Its parents may not have come yet when the snapshot was taken. */
    @Test
    void aTypeAloneIsJoinedToo() {
        SnapshotIndex joined =
                joined(MultiType.MERGE, family("child", "parent")).indices().getFirst();

        assertThat(joined.joinField()).isEqualTo("join_field");
        assertThat(joined.metadata().mappings().toString()).contains("\"parent\":\"child\"");
    }

    @Test
    void nothingIsJoinedUnlessItIsMerged() {
        for (MultiType other : List.of(MultiType.SPLIT, MultiType.UNDECIDED)) {
            assertThatThrownBy(() -> joined(other, family("child", "parent", "parent", ""), index("shop", "a"))
                            .indices())
                    .isInstanceOfSatisfying(CheckFailed.class, failure -> {
                        assertThat(failure.what()).contains("family").doesNotContain("shop");
                        assertThat(failure.nextStep()).contains("--multi-type merge", "--parent");
                    });
        }
    }

    @Test
    void aFieldOfTheSameNameIsNotReplaced() {
        SnapshotIndex family = family("child", "parent", "parent", "");
        family.metadata()
                .types()
                .byType()
                .get("child")
                .withObjectProperty("properties")
                .putObject("join_field")
                .put("type", "long");

        assertThatThrownBy(() -> joined(MultiType.MERGE, family).indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("field join_field already");
    }

    /** Types go where they are sent, several to one index; one of which nothing is said is in none. */
    @Test
    void typesGoWhereTheyAreSent() {
        TypeTargets targets = (index, type) -> index.equals("shop") && !type.equals("c")
                ? Optional.of(type.equals("a") ? "goods" : "rest")
                : Optional.empty();
        Snapshot snapshot = new Fixture(ES5, List.of(index("shop", "a", "b", "c", "d"), index("plain", "x")));

        List<SnapshotIndex> moved = TypedSnapshot.of(snapshot, _ -> true, MultiType.UNDECIDED, "", targets)
                .indices();

        assertThat(moved).extracting(SnapshotIndex::name).containsExactly("goods", "rest", "plain");
        assertThat(moved).extracting(SnapshotIndex::origin).containsExactly("shop", "shop", "plain");
        DocumentTypes goods = moved.get(0).types();
        DocumentTypes rest = moved.get(1).types();
        assertThat(List.of("a", "b", "c", "d", "stray"))
                .filteredOn(goods::include)
                .containsExactly("a", "stray");
        assertThat(List.of("a", "b", "c", "d", "stray"))
                .filteredOn(rest::include)
                .containsExactly("b", "d");
        assertThat(rest.isEverything()).isFalse();
        assertThat(moved.get(1).metadata().mappings().path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("of-b", "of-d");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        Snapshot snapshot = new Fixture(ES5, List.of(index("shop", "a")));

        assertThatThrownBy(() -> TypedSnapshot.of(
                                snapshot, _ -> true, MultiType.UNDECIDED, "", (_, _) -> Optional.of("no name"))
                        .indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("'no name'")
                .hasMessageContaining("type-mapping");
    }

    @Test
    void anIndexThatIsNamedWithoutItsTypesIsRefused() {
        TypeTargets misspelt = new TypeTargets() {
            @Override
            public Optional<String> of(String index, String type) {
                return Optional.empty();
            }

            @Override
            public boolean names(String index) {
                return index.equals("shop");
            }
        };
        Snapshot snapshot = new Fixture(ES5, List.of(index("shop", "a", "b")));

        assertThatThrownBy(() -> TypedSnapshot.of(snapshot, _ -> true, MultiType.SPLIT, "", misspelt)
                        .indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("shop")
                .hasMessageContaining("a, b");
    }

    @Test
    void joinedParentsAreNotSentElsewhere() {
        Snapshot snapshot = new Fixture(ES5, List.of(family("child", "parent", "parent", "")));

        assertThatThrownBy(() -> TypedSnapshot.of(
                                snapshot, _ -> true, MultiType.MERGE, "join_field", (_, _) -> Optional.of("x"))
                        .indices())
                .isInstanceOf(CheckFailed.class)
                .hasMessageContaining("family");
    }

    private static Snapshot joined(MultiType multiType, SnapshotIndex... indices) {
        return TypedSnapshot.of(
                new Fixture(ES5, List.of(indices)), _ -> true, multiType, "join_field", TypeTargets.UNSAID);
    }

    /** Types, each with that of its parent. */
    private static SnapshotIndex family(String... typesAndParents) {
        String[] types = IntStream.range(0, typesAndParents.length / 2)
                .mapToObj(i -> typesAndParents[2 * i])
                .toArray(String[]::new);
        SnapshotIndex family = index("family", types);
        for (int i = 0; i < typesAndParents.length; i += 2) {
            if (!typesAndParents[i + 1].isEmpty()) {
                family.metadata()
                        .types()
                        .byType()
                        .get(typesAndParents[i])
                        .putObject("_parent")
                        .put("type", typesAndParents[i + 1]);
            }
        }
        return family;
    }

    private static Snapshot view(MultiType multiType, SnapshotIndex... indices) {
        return TypedSnapshot.of(new Fixture(ES5, List.of(indices)), _ -> true, multiType);
    }

    private static SnapshotIndex index(String name, String... types) {
        TreeMap<String, ObjectNode> mappings = new TreeMap<>();
        Arrays.stream(types).forEach(type -> {
            ObjectNode mapping = JsonNodeFactory.instance.objectNode();
            mapping.putObject("properties").putObject("of-" + type).put("type", "long");
            mappings.put(type, mapping);
        });
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        return new Index(
                name,
                new IndexMetadata(name, "u", 1, 0, true, none, new TypeMappings(mappings), Map.of("alias", none)));
    }

    private record Index(String name, IndexMetadata metadata) implements SnapshotIndex {
        @Override
        public List<SnapshotShard> shards() {
            return List.of();
        }
    }

    private record Fixture(Version version, List<SnapshotIndex> indices) implements Snapshot {
        @Override
        public ClusterObjects clusterObjects() {
            return ClusterObjects.NONE;
        }

        @Override
        public String name() {
            return "s";
        }

        @Override
        public String uuid() {
            return "u";
        }

        @Override
        public GlobalMetadata globalMetadata() {
            return new GlobalMetadata(Map.of(), Map.of(), Map.of());
        }
    }
}
