package org.osmigrate.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All whole records of a log, up to its end. */
final class ReadUp {

    private ReadUp() {}

    static List<TrafficRecord> records(TrafficLog log) {
        List<TrafficRecord> records = new ArrayList<>();
        try (LogReader<TrafficRecord> reader = log.records(new Start.Beginning(), OnDamage.FAIL)) {
            while (!reader.isAtEnd()) {
                for (Logged<TrafficRecord> logged : reader.poll(Duration.ofSeconds(1))) {
                    records.add(((Logged.Entry<TrafficRecord>) logged).value());
                }
            }
        }
        return records;
    }
}
