package org.osmigrate.traffic;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.osmigrate.failure.CorruptTraffic;
import org.osmigrate.failure.MigrationFailure;

/** Makes of entries what they mean. What precedes a damaged one is given out first; then every call fails at it. */
final class DecodingReader<T> implements LogReader<T> {

    private final StrandReader entries;
    private final Function<Entry.Placed, T> decoder;
    private final OnDamage onDamage;
    private final Deque<Entry.Placed> pending = new ArrayDeque<>();
    private Positions position;

    DecodingReader(StrandReader entries, Function<Entry.Placed, T> decoder, OnDamage onDamage) {
        this.entries = entries;
        this.decoder = decoder;
        this.onDamage = onDamage;
        this.position = entries.start();
    }

    @Override
    public List<Logged<T>> poll(Duration patience) {
        if (pending.isEmpty()) {
            pending.addAll(entries.poll(patience));
        }
        List<Logged<T>> found = new ArrayList<>(pending.size());
        while (!pending.isEmpty()) {
            try {
                found.add(decode(pending.getFirst()));
            } catch (MigrationFailure e) {
                if (found.isEmpty()) {
                    throw e;
                }
                return found;
            }
            position = position.after(pending.removeFirst().position());
        }
        return found;
    }

    /** A newer format is never set aside: the rest of the log is likely to be in it. */
    private Logged<T> decode(Entry.Placed placed) {
        try {
            return new Logged.Entry<>(placed.position(), decoder.apply(placed));
        } catch (CorruptTraffic e) {
            if (onDamage == OnDamage.FAIL) {
                throw e;
            }
            return new Logged.Damaged<>(placed.position(), e);
        }
    }

    @Override
    public boolean isAtEnd() {
        return pending.isEmpty() && entries.isAtEnd();
    }

    @Override
    public Positions position() {
        return position;
    }

    @Override
    public void commit(Positions done) {
        entries.commit(done);
    }

    @Override
    public void close() {
        entries.close();
    }
}
