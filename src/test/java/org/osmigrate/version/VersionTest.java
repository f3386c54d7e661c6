package org.osmigrate.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "ES 7.10.2, ES 7.10.2",
        "ES_7.10, ES 7.10.0",
        "OS 2.19, OS 2.19.0",
        "opensearch 3.8.0, OS 3.8.0",
        "es7, ES 7.0.0"
    })
    void readsTheConfigurationForms(String text, String expected) {
        assertThat(Version.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7.10.2", "SOLR 8.11", "ES x", "ES 7.10.2.1"})
    void namesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void comparesWithinAFlavour() {
        Version version = Version.parse("ES 7.10.2");
        assertThat(version.isAtLeast(Flavour.ELASTICSEARCH, 7, 10)).isTrue();
        assertThat(version.isAtLeast(Flavour.ELASTICSEARCH, 7, 11)).isFalse();
        assertThat(version.isAtLeast(Flavour.OPENSEARCH, 1, 0)).isFalse();
    }
}
