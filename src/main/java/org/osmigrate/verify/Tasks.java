package org.osmigrate.verify;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on some threads; the first failure interrupts the others and is thrown. */
record Tasks(int threads) {

    void run(List<Runnable> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CompletionService<Void> completion = new ExecutorCompletionService<>(executor);
            List<Future<Void>> started =
                    tasks.stream().map(task -> completion.submit(task, null)).toList();
            for (int i = 0; i < started.size(); i++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Verification was interrupted");
        } finally {
            executor.shutdownNow();
            executor.close();
        }
    }

    /** To be called by tasks between two pieces of work. */
    static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Verification was interrupted");
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
