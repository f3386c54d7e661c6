package org.osmigrate.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Does the same with each of many things, some at a time. The first failure is thrown as it is, when what was begun has ended;
 * nothing more is begun then.
 */
record SideBySide(int atOnce) {

    /** The results in the order of the things. */
    <T, R> List<R> map(List<T> things, Function<T, R> each) {
        AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
        List<Future<R>> begun = new ArrayList<>(things.size());
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            things.forEach(thing -> begun.add(threads.submit(() -> one(thing, each, failure))));
        }
        failure.get().ifPresent(cause -> {
            throw unwrapped(cause);
        });
        return begun.stream().map(Future::resultNow).toList();
    }

    private static <T, R> R one(T thing, Function<T, R> each, AtomicReference<Optional<Throwable>> failure) {
        if (failure.get().isPresent()) {
            throw new CancellationException("another one has failed");
        }
        try {
            return each.apply(thing);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(Optional.empty(), Optional.of(e));
            throw e;
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
