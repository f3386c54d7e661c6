package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Unreachable;
import org.osmigrate.work.WorkItem;

class RangeReadersTest {

    private static final long SOON = 10;
    private static final long LATE = 60_000;

    private final WorkItem range = WorkItem.fresh("a/0/_0/0", "a", 0, "_0", 0, 10, 1);
    private final CountDownLatch opened = new CountDownLatch(1);

    private OpenShard open(WorkItem item) {
        try {
            opened.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new Unreachable("the storage of " + item.id(), "");
    }

    @Test
    void knowWhatTheOthersAreAt() throws Exception {
        try (RangeReaders readers = readers()) {
            RangeReader one = readers.await(SOON).orElseThrow();
            readers.read(one, range, this::read);
            RangeReader other = readers.await(SOON).orElseThrow();

            assertThat(other).isNotSameAs(one);
            assertThat(readers.besides(other)).containsExactly(range);
            assertThat(readers.besides(one)).isEmpty();
            assertThat(readers.awaitAll(SOON)).isFalse();
            readers.read(other, range, this::read);
            assertThat(readers.await(SOON)).isEmpty();
            opened.countDown();
        }
    }

    @Test
    void throwWhatOneFailedWithOnceAndGoOn() throws Exception {
        try (RangeReaders readers = readers()) {
            readers.read(readers.await(SOON).orElseThrow(), range, this::read);
            opened.countDown();

            assertThatThrownBy(() -> readers.awaitAll(LATE))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("a/0/_0/0");
            assertThat(readers.awaitAll(LATE)).isTrue();
            assertThat(readers.await(SOON)).isPresent();
        }
    }

    @Test
    void tellThatOneOfThemIsDoneWhileAnotherReads() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (RangeReaders readers = readers();
                AutoCloseable _ = opened::countDown;
                AutoCloseable _ = done::countDown) {
            assertThat(readers.awaitFewer(0, LATE)).isTrue();
            readers.read(readers.await(SOON).orElseThrow(), range, _ -> wait(opened));
            readers.read(readers.await(SOON).orElseThrow(), range, _ -> wait(done));
            assertThat(readers.busy()).isEqualTo(2);
            assertThat(readers.awaitFewer(2, SOON)).isFalse();

            done.countDown();

            assertThat(readers.awaitFewer(2, LATE)).isTrue();
            assertThat(readers.busy()).isEqualTo(1);
            assertThat(readers.awaitFewer(1, SOON)).isFalse();
            opened.countDown();
            assertThat(readers.awaitFewer(1, LATE)).isTrue();
        }
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(RangeReader reader) {
        reader.read(range, _ -> null);
    }

    private RangeReaders readers() {
        return new RangeReaders(2, number -> new RangeReader(number, VersionMode.NONE, this::open));
    }
}
