package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaFailuresTest {

    @Test
    void onlyWhatIsNeverTakenIsKnownNotToBeThere() {
        assertThat(KafkaFailures.fate(new RecordTooLargeException("too large")))
                .isEqualTo(AppendFailed.Fate.NOT_APPENDED);
        for (Exception cause : new Exception[] {
            new TimeoutException("late"),
            new TopicAuthorizationException("withdrawn"),
            new SaslAuthenticationException("no")
        }) {
            assertThat(KafkaFailures.fate(cause)).as(cause.toString()).isEqualTo(AppendFailed.Fate.UNKNOWN);
        }
    }
}
