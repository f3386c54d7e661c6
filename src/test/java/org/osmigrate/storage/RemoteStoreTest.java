package org.osmigrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.StorageFailed;
import org.osmigrate.failure.Unreachable;

/** What is asked of a remote storage, and how often. */
class RemoteStoreTest {

    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final Scripted remote = new Scripted();

    private RemoteStore store(long spool) {
        return new RemoteStore(remote, new StorageSettings.Spool(folder, spool));
    }

    @Test
    void eachByteIsFetchedOnceInFewRequests() {
        byte[] content = remote.add("blob", 50 * MIB + 17);
        try (RemoteStore store = store(64L * MIB)) {
            assertThat(readThrough(store, "blob", content)).isTrue();
            assertThat(readThrough(store, "blob", content)).isTrue();
        }
        assertThat(remote.bytes).hasValue(content.length);
        assertThat(remote.requests).hasValueLessThan(20);
    }

    @Test
    void whatDoesNotFitIsFetchedAgain() {
        byte[] content = remote.add("blob", 40 * MIB);
        try (RemoteStore store = store(30L * MIB)) {
            assertThat(readThrough(store, "blob", content)).isTrue();
            assertThat(readThrough(store, "blob", content)).isTrue();
        }
        assertThat(remote.bytes).hasValueBetween(40L * MIB, 51L * MIB);
    }

    @Test
    void aFullSpoolTakesFromWhatWasReadLongestAgo() {
        List<String> keys = IntStream.range(0, 6).mapToObj(i -> "blob" + i).toList();
        try (RemoteStore store = store(8L * MIB)) {
            for (String key : keys) {
                byte[] content = remote.add(key, 3 * MIB);
                assertThat(readThrough(store, key, content)).isTrue();
                assertThat(readThrough(store, key, content)).isTrue();
            }
        }
        assertThat(remote.bytes).hasValue(18L * MIB);
    }

    @Test
    void nothingIsKeptWithoutASpool() {
        byte[] content = remote.add("blob", 9 * MIB);
        try (RemoteStore store = store(0)) {
            assertThat(readThrough(store, "blob", content)).isTrue();
        }
        assertThat(remote.bytes).hasValueLessThan(10L * MIB);
    }

    @Test
    void whatChangesBetweenTwoReadingsIsNoticed() {
        byte[] content = remote.add("blob", 50 * MIB);
        try (RemoteStore store = store(0)) {
            assertThat(readThrough(store, "blob", content)).isTrue();
            content[5 * MIB] ^= 1;
            assertThatThrownBy(() -> readThrough(store, "blob", content))
                    .isInstanceOf(StorageFailed.class)
                    .hasMessageContaining("mem://blob was changed while it was being read");
        }
    }

    @Test
    void nothingBehindTheEndOfWhatMayBeWantedIsFetched() {
        byte[] content = remote.add("blob", 40 * MIB);
        try (RemoteStore store = store(64L * MIB)) {
            int until = 10 * MIB;
            for (int at = 0; at < until; at += MIB / 8) {
                store.read("blob", at, ByteBuffer.allocate(MIB / 8), until);
            }
        }
        assertThat(content.length).isGreaterThan(40 * MIB - 1);
        assertThat(remote.bytes).hasValue(10L * MIB);
    }

    @Test
    void smallReadsHereAndThereStaySmall() {
        remote.add("blob", 40 * MIB);
        try (RemoteStore store = store(64L * MIB)) {
            for (int at : new int[] {39, 3, 27, 11, 20}) {
                store.read("blob", (long) at * MIB, ByteBuffer.allocate(16), 40L * MIB);
            }
        }
        assertThat(remote.bytes).hasValueLessThan(8L * Spool.BLOCK);
    }

    @Test
    void passingTroubleIsWaitedOutAndLastingTroubleTold() {
        byte[] content = remote.add("blob", 5 * MIB);
        try (RemoteStore store = store(64L * MIB)) {
            remote.failures.set(3);
            assertThat(readThrough(store, "blob", content)).isTrue();
            remote.add("other", 10);
            remote.failures.set(Integer.MAX_VALUE);
            assertThatThrownBy(() -> store.length("other"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("mem://other")
                    .hasMessageContaining("scripted");
        }
    }

    @Test
    void theSpoolHasNoNameOnDisk() throws IOException {
        try (RemoteStore store = store(64L * MIB)) {
            byte[] content = remote.add("blob", MIB);
            assertThat(readThrough(store, "blob", content)).isTrue();
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void severalThreadsReadOneObject() {
        byte[] content = remote.add("blob", 20 * MIB);
        try (RemoteStore store = store(64L * MIB)) {
            assertThat(IntStream.range(0, 4).parallel().allMatch(_ -> readThrough(store, "blob", content)))
                    .isTrue();
        }
        assertThat(remote.bytes).hasValue(content.length);
    }

    private static boolean readThrough(RemoteStore store, String key, byte[] content) {
        byte[] read = new byte[content.length];
        for (int at = 0; at < read.length; at += MIB / 8) {
            int count = Math.min(MIB / 8, read.length - at);
            store.read(key, at, ByteBuffer.wrap(read, at, count), read.length);
        }
        return Arrays.equals(read, content);
    }

    /** Objects in memory; counts, and fails when it is told to. */
    private static final class Scripted implements RemoteObjects {

        private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();

        byte[] add(String key, int length) {
            byte[] content = new byte[length];
            new Random(length).nextBytes(content);
            objects.put(key, content);
            return content;
        }

        @Override
        public String location() {
            return "mem:/";
        }

        @Override
        public String whenUnreachable() {
            return "Check.";
        }

        @Override
        public boolean lists() {
            return false;
        }

        @Override
        public List<StoredObject> list(String folder) {
            return List.of();
        }

        @Override
        public Part part(String key, long offset, int length) throws IOException {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("scripted");
            }
            byte[] content = objects.get(key);
            if (content == null) {
                throw new NotFound(key, "Check.");
            }
            byte[] part = Arrays.copyOfRange(content, (int) offset, (int) Math.min(offset + length, content.length));
            bytes.addAndGet(part.length);
            requests.incrementAndGet();
            return new Part(part, content.length);
        }

        @Override
        public byte[] whole(String key, int limit) {
            return objects.get(key);
        }

        @Override
        public void put(String key, byte[] content) {
            objects.put(key, content);
        }

        @Override
        public void close() {
            objects.clear();
        }
    }
}
