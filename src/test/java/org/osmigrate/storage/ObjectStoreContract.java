package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;

/** What every kind of storage does. */
interface ObjectStoreContract {

    /** An empty place. */
    Shelf shelf() throws Exception;

    @Test
    default void listsWhatLiesDirectlyInAFolder() throws Exception {
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            shelf.put("index-0", new byte[7]);
            shelf.put("a/one", new byte[3]);
            shelf.put("a/two", new byte[4]);
            shelf.put("a/b/three", new byte[5]);
            shelf.put("ab/four", new byte[6]);

            if (store.lists()) {
                assertThat(store.list("")).containsExactly(new StoredObject("index-0", 7));
                assertThat(store.list("a"))
                        .containsExactlyInAnyOrder(new StoredObject("one", 3), new StoredObject("two", 4));
            }
            assertThat(store.list("absent")).isEmpty();
        }
    }

    @Test
    default void listsMoreThanAPage() throws Exception {
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            if (!store.lists()) {
                return;
            }
            List<String> names =
                    IntStream.range(0, 1005).mapToObj(i -> "object-" + i).toList();
            for (String name : names) {
                shelf.put("many/" + name, new byte[1]);
            }

            assertThat(store.list("many").stream().map(StoredObject::name)).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    default void readsAnyRange() throws Exception {
        byte[] content = random(300_000);
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            shelf.put("a/blob", content);

            assertThat(store.length("a/blob")).isEqualTo(content.length);
            for (int[] range : new int[][] {{0, 1}, {299_999, 1}, {65_530, 12}, {131_072, 65_536}, {1, 299_998}}) {
                assertThat(read(store, "a/blob", range[0], range[1]))
                        .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
            }
            assertThatThrownBy(() -> read(store, "a/blob", 299_990, 11))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("blob");
        }
    }

    @Test
    default void readsLargeObjectsInSequence() throws Exception {
        byte[] content = random((11 << 20) + 123);
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            shelf.put("large", content);

            ByteBuffer whole = ByteBuffer.allocate(content.length);
            while (whole.hasRemaining()) {
                ByteBuffer part = whole.slice(whole.position(), Math.min(100_003, whole.remaining()));
                store.read("large", whole.position(), part, content.length);
                assertThat(part.hasRemaining()).isFalse();
                whole.position(whole.position() + part.limit());
            }
            assertThat(Arrays.equals(whole.array(), content)).isTrue();
            store.release("large");
            assertThat(read(store, "large", 5 << 20, 10))
                    .isEqualTo(Arrays.copyOfRange(content, 5 << 20, (5 << 20) + 10));
        }
    }

    @Test
    default void readsWholeObjectsUpToALimit() throws Exception {
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            shelf.put("note", "text".getBytes(StandardCharsets.UTF_8));
            shelf.put("empty", new byte[0]);

            assertThat(store.readAll("note", 4))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("text");
            assertThat(store.readAll("empty", 10)).isEmpty();
            assertThat(store.length("empty")).isZero();
            assertThatThrownBy(() -> store.readAll("note", 3))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("note")
                    .hasMessageContaining("4 bytes long");
        }
    }

    @Test
    default void namesWhatIsMissing() throws Exception {
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            String place = store.location().replaceFirst("/$", "").replace("file://", "") + "/a/absent";
            for (Runnable access : List.<Runnable>of(
                    () -> store.length("a/absent"),
                    () -> read(store, "a/absent", 0, 1),
                    () -> store.readAll("a/absent", 10))) {
                assertThatThrownBy(access::run).isInstanceOf(NotFound.class).hasMessageContaining(place);
            }
        }
    }

    @Test
    default void keepsUnusualNamesApart() throws Exception {
        List<String> keys = List.of("a b", "a+b", "a%20b", "ü/__x=1&y", "~!*'()");
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            for (String key : keys) {
                shelf.put(key, key.getBytes(StandardCharsets.UTF_8));
            }
            for (String key : keys) {
                assertThat(store.readAll(key, 100))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(key);
            }
        }
    }

    @Test
    default void neverLeavesItsLocation() throws Exception {
        try (Shelf shelf = shelf();
                ObjectStore store = ObjectStore.open(shelf.location(), shelf.settings())) {
            assertThatThrownBy(() -> store.readAll("../other", 10))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("leads out of");
        }
    }

    static byte[] read(ObjectStore store, String key, long offset, int count) {
        ByteBuffer target = ByteBuffer.allocate(count);
        store.read(key, offset, target);
        return target.array();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
