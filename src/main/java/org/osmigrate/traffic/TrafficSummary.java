package org.osmigrate.traffic;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How much of everything a log holds. */
public final class TrafficSummary {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private enum Count {
        RECORDS,
        BYTES,
        DAMAGED,
        STARTS,
        STOPS,
        GAPS,
        WRITES_IN_GAPS
    }

    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    private TrafficSummary() {}

    /** Reads a log to its end; its records one by one, so that any size fits. */
    public static TrafficSummary of(TrafficLog log) {
        TrafficSummary summary = new TrafficSummary();
        try (LogReader<TrafficRecord> records = log.records(new Start.Beginning(), OnDamage.SET_ASIDE)) {
            while (!records.isAtEnd()) {
                records.poll(PATIENCE).forEach(summary::add);
            }
        }
        try (LogReader<Mark> marks = log.marks(new Start.Beginning())) {
            while (!marks.isAtEnd()) {
                marks.poll(PATIENCE).forEach(summary::addMark);
            }
        }
        return summary;
    }

    private void add(Logged<TrafficRecord> logged) {
        switch (logged) {
            case Logged.Entry<TrafficRecord>(Position _, TrafficRecord record) -> {
                add(Count.RECORDS, 1);
                add(Count.BYTES, record.encoded().length);
            }
            case Logged.Damaged<TrafficRecord> _ -> add(Count.DAMAGED, 1);
        }
    }

    private void addMark(Logged<Mark> logged) {
        if (logged instanceof Logged.Entry<Mark>(Position _, Mark mark)) {
            switch (mark) {
                case Mark.Started _ -> add(Count.STARTS, 1);
                case Mark.Stopped _ -> add(Count.STOPS, 1);
                case Mark.Gap gap -> {
                    add(Count.GAPS, 1);
                    add(Count.WRITES_IN_GAPS, gap.writes());
                }
                case Mark.Time _ -> {}
            }
        }
    }

    private void add(Count count, long number) {
        counts.merge(count, number, Long::sum);
    }

    private long get(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /** Whole records. */
    public long records() {
        return get(Count.RECORDS);
    }

    /** Their bytes. */
    public long bytes() {
        return get(Count.BYTES);
    }

    /** Records that cannot be understood. */
    public long damaged() {
        return get(Count.DAMAGED);
    }

    /** Lives of proxies that began. */
    public long starts() {
        return get(Count.STARTS);
    }

    /** Lives that ended in order. */
    public long stops() {
        return get(Count.STOPS);
    }

    /** Gaps that proxies noted. */
    public long gaps() {
        return get(Count.GAPS);
    }

    /** Writes in these gaps. */
    public long writesInGaps() {
        return get(Count.WRITES_IN_GAPS);
    }
}
