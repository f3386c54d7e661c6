package org.osmigrate.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class InFlightLimitTest {

    @Test
    void growsWhileTheTargetTakesEverythingAndHalvesWhenItDoesNot() {
        InFlightLimit limit = new InFlightLimit(8, 1000);
        for (int i = 0; i < 200; i++) {
            limit.accepted();
        }
        assertThat(limit.allowed()).isEqualTo(8);

        limit.pushedBack();
        assertThat(limit.allowed()).isEqualTo(4);
        for (int i = 0; i < 10; i++) {
            limit.pushedBack();
        }
        assertThat(limit.allowed()).isEqualTo(1);
    }

    @Test
    void makesReadersWaitForBytesAndCountsTheWaiting() throws Exception {
        InFlightLimit limit = new InFlightLimit(8, 100);
        limit.acquire(80);

        Thread second = Thread.ofVirtual().start(() -> acquire(limit, 40));
        await().until(() -> second.getState() == Thread.State.WAITING);
        limit.release(80);
        second.join();

        assertThat(limit.waited()).isPositive();
    }

    @Test
    void letsASingleBulkLargerThanTheLimitPass() throws Exception {
        InFlightLimit limit = new InFlightLimit(8, 100);

        limit.acquire(5000);
        limit.release(5000);
        limit.awaitIdle();

        assertThat(limit.allowed()).isPositive();
    }

    private static void acquire(InFlightLimit limit, long bytes) {
        try {
            limit.acquire(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
