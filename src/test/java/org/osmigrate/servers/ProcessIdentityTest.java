package org.osmigrate.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private static final String STAT = "42 (a (b) c) %s 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 123456 1 1";

    @Test
    void isReadFromALineWhoseProgramNameHasSpacesAndParentheses() {
        assertThat(ProcessIdentity.parse(STAT.formatted("S"))).contains(new ProcessIdentity(42, "123456"));
    }

    @Test
    void doesNotTakeAProcessThatOnlyWaitsToBeCollectedForALivingOne() {
        assertThat(ProcessIdentity.parse(STAT.formatted("Z"))).isEmpty();
    }

    @Test
    void isEmptyForALineThatBreaksOff() {
        assertThat(ProcessIdentity.parse("42 (sh) S 1")).isEmpty();
        assertThat(ProcessIdentity.parse("")).isEmpty();
    }

    @Test
    void knowsThisProcessAndNotAnEarlierOneOfTheSameNumber() {
        ProcessIdentity self = ProcessIdentity.ofThisProcess();

        assertThat(self.isAlive()).isTrue();
        assertThat(new ProcessIdentity(self.pid(), self.started() + "0").isAlive())
                .isFalse();
    }
}
