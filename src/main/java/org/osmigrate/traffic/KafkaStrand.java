package org.osmigrate.traffic;

/** A strand in a topic. */
record KafkaStrand(KafkaSettings settings, String topic) implements Strand {

    @Override
    public StrandWriter writer() {
        new KafkaTopics(settings).make();
        return KafkaWriter.open(settings, topic);
    }

    @Override
    public StrandReader reader(Start start) {
        return KafkaReader.open(settings, topic, start);
    }
}
