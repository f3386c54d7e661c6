package org.osmigrate.traffic;

/** A log in two topics of Kafka: of records, and of marks. They are made when they are first written to. */
public final class KafkaLog {

    private KafkaLog() {}

    /** The log of a topic; nothing is connected to before it is read or written. */
    public static TrafficLog of(KafkaSettings settings) {
        return new StrandedLog(
                settings.location(),
                new KafkaStrand(settings, settings.topic()),
                new KafkaStrand(settings, settings.marksTopic()),
                () -> {});
    }
}
