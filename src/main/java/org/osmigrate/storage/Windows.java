package org.osmigrate.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The latest windows that the spool had no room for; few, in memory. */
final class Windows {

    private static final int MOST = 8;

    private final Deque<Held> held = new ArrayDeque<>();

    private record Held(String key, Window window) {}

    synchronized void hold(String key, Window window) {
        if (held.size() == MOST) {
            held.removeFirst();
        }
        held.addLast(new Held(key, window));
    }

    synchronized Optional<Window> find(String key, int block) {
        return held.stream()
                .filter(one -> one.key().equals(key) && one.window().covers(block))
                .map(Held::window)
                .findFirst();
    }

    synchronized void forget(String key) {
        held.removeIf(one -> one.key().equals(key));
    }
}
