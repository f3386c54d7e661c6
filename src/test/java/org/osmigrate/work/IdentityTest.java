package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.osmigrate.failure.Conflict;

class IdentityTest {

    private final Identity identity = new Identity("s", plan("source-1", "snapshot-1", "digest-1", 3));

    @Test
    void takesTheSamePlan() {
        assertThatCode(() -> identity.requireSame(plan("source-1", "snapshot-1", "digest-1", 3)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesBothSnapshots() {
        assertThatThrownBy(() -> identity.requireSame(plan("source-1", "snapshot-2", "digest-1", 3)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("snapshot-1")
                .hasMessageContaining("snapshot-2");
    }

    @Test
    void namesBothSources() {
        assertThatThrownBy(() -> identity.requireSame(plan("source-2", "snapshot-1", "digest-1", 3)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("source-1")
                .hasMessageContaining("source-2");
    }

    @Test
    void saysWhatAnotherConfigurationChanges() {
        assertThatThrownBy(() -> identity.requireSame(plan("source-1", "snapshot-1", "digest-2", 4)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("work items then 3, now 4")
                .hasMessageContaining("--session");
    }

    private static Plan plan(String source, String snapshot, String digest, int items) {
        return new Plan(source, snapshot, "file:///r", digest, items, 10, 100, false);
    }
}
