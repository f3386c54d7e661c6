package org.osmigrate.traffic;

import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.osmigrate.failure.AccessDenied;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.failure.MigrationFailure;
import org.osmigrate.failure.NotFound;
import org.osmigrate.failure.Unreachable;

/** What users can act on, out of what Kafka's client says. */
final class KafkaFailures {

    private KafkaFailures() {}

    static MigrationFailure of(String location, Throwable cause) {
        return switch (cause) {
            case AuthenticationException e ->
                new AccessDenied(location + " refuses the credentials", "Check traffic.kafka-properties.", e);
            case AuthorizationException e ->
                new AccessDenied(location + ": " + e.getMessage(), "Grant it, or use another user.", e);
            case UnknownTopicOrPartitionException e ->
                new NotFound(location + " does not exist", "Check the topic's name, or start a proxy first.", e);
            case OffsetOutOfRangeException e ->
                new NotFound(
                        "positions " + e.offsetOutOfRangePartitions() + " are not in " + location,
                        "What was there is lost for this reader: raise the topic's retention, and begin anew from a"
                                + " snapshot.",
                        e);
            case org.apache.kafka.common.config.ConfigException e ->
                new ConfigurationInvalid(location + ": " + e.getMessage(), "Correct traffic.kafka-properties.", e);
            default -> unreachable(location, cause);
        };
    }

    private static MigrationFailure unreachable(String location, Throwable cause) {
        if (cause instanceof KafkaException
                && cause.getCause() instanceof org.apache.kafka.common.config.ConfigException inner) {
            return of(location, inner);
        }
        return new Unreachable(
                location + " does not answer: " + cause.getMessage(), "Check the brokers, and their listeners.", cause);
    }

    /**
     * What is known of a record that a broker did not take. Rights that are withdrawn tell nothing of it: it may have been
     * appended before, by an attempt whose answer was lost.
     */
    static AppendFailed.Fate fate(Exception cause) {
        return cause instanceof RecordTooLargeException ? AppendFailed.Fate.NOT_APPENDED : AppendFailed.Fate.UNKNOWN;
    }
}
