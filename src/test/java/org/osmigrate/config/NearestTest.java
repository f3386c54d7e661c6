package org.osmigrate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void findsASlipOfThePen() {
        assertThat(Nearest.to("targt", List.of("source", "target"))).contains("target");
    }

    @Test
    void takesTwoSwappedLettersForOneSlip() {
        assertThat(Nearest.to("tsl", List.of("url", "tls"))).contains("tls");
    }

    @Test
    void findsNothingWhenNothingIsNear() {
        assertThat(Nearest.to("zookeeper", List.of("source", "target"))).isEmpty();
    }
}
