package org.osmigrate.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osmigrate.backfill.Backfill;
import org.osmigrate.backfill.BackfillReport;

/** Lets a worker that is asked to end (SIGTERM, Ctrl-C) acknowledge what is on its way and give back the rest. */
final class GracefulStop {

    private static final long LONGEST_SECONDS = 20;

    private GracefulStop() {}

    static BackfillReport run(Backfill backfill, String owner) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(backfill, ended), "graceful-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return backfill.run(owner);
        } finally {
            ended.countDown();
            remove(hook);
        }
    }

    private static void stop(Backfill backfill, CountDownLatch ended) {
        backfill.stop();
        try {
            // What has not ended by then is what a kill -9 leaves behind: others take it over.
            var _ = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, and has what it waits for.
            Thread.onSpinWait();
        }
    }
}
