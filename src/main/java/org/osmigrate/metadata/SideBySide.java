package org.osmigrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same with each of many things, some at a time. The first failure is thrown as it is, when what was begun has ended;
 * nothing more is begun then.
 */
record SideBySide(int atOnce) {

    /** The results in the order of the things. */
    <T, R> List<R> map(List<T> things, Function<T, R> each) {
        ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
        try {
            List<Future<R>> begun = things.stream()
                    .map(thing -> threads.submit(() -> each.apply(thing)))
                    .toList();
            List<R> results = new ArrayList<>(things.size());
            for (Future<R> one : begun) {
                results.add(one.get());
            }
            return List.copyOf(results);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted between two requests");
        } finally {
            threads.shutdownNow();
            threads.close();
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
