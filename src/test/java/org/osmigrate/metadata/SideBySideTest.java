package org.osmigrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Conflict;

class SideBySideTest {

    private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

    @Test
    void givesTheResultsInOrder() {
        assertThat(new SideBySide(4).map(MANY, number -> -number))
                .containsExactlyElementsOf(MANY.stream().map(number -> -number).toList());
    }

    @Test
    void doesSoManyAtOnceAndNoMore() {
        CountDownLatch together = new CountDownLatch(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new SideBySide(4).map(MANY.subList(0, 8), number -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            boolean met = await(together);
            now.decrementAndGet();
            return met;
        });

        assertThat(most).hasValue(4);
    }

    @Test
    void throwsTheFailureItselfAndBeginsNothingMore() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new SideBySide(4).map(MANY, number -> {
                    begun.incrementAndGet();
                    throw new Conflict("number " + number, "Stop.");
                }))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("number ");
        assertThat(begun.get()).isBetween(1, 4);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
