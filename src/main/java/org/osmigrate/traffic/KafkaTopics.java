package org.osmigrate.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.osmigrate.failure.OutOfTime;

/** Makes the topics of a log where there are none. */
final class KafkaTopics {

    private final KafkaSettings settings;

    KafkaTopics(KafkaSettings settings) {
        this.settings = settings;
    }

    void make() {
        try (Admin admin = Admin.create(KafkaProperties.admin(settings))) {
            List<NewTopic> missing = new ArrayList<>();
            if (isMissing(admin, settings.topic())) {
                Optional<Integer> partitions =
                        Optional.of(settings.partitions()).filter(number -> number > 0);
                missing.add(new NewTopic(settings.topic(), partitions, Optional.empty()));
            }
            if (isMissing(admin, settings.marksTopic())) {
                missing.add(new NewTopic(settings.marksTopic(), Optional.of(1), Optional.empty()));
            }
            for (NewTopic topic : missing) {
                make(admin, topic);
            }
        } catch (KafkaException e) {
            throw KafkaFailures.of(settings.location(), e);
        }
    }

    private boolean isMissing(Admin admin, String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return true;
            }
            throw KafkaFailures.of(settings.location(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void make(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw KafkaFailures.of(settings.location(), e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private OutOfTime interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new OutOfTime("waiting for " + settings.location() + " was interrupted", "Start it again.", cause);
    }
}
