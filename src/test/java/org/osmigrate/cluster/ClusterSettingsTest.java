package org.osmigrate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osmigrate.failure.ConfigurationInvalid;

class ClusterSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:s3cret@host:9200",
                "https://me:s3cret@host",
                "http://me:s3cret@under_score:9200",
                "me:s3cret@host:9200",
                "http://s3cret@host/prefix"
            })
    void refusesAPasswordInTheUrlWithoutShowingIt(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("--target-password-env")
                .message()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9200", "ftp://host", "http:///x", "host", "http://host?a=b", "http://host#x"})
    void refusesWhatIsNoHttpUrl(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("--target-url");
    }

    @Test
    void refusesATimeoutThatNeverWaits() {
        assertThatThrownBy(() ->
                        Clients.settings(URI.create("http://host"), new Credentials.None(), Tls.DEFAULT, Duration.ZERO))
                .isInstanceOf(ConfigurationInvalid.class);
    }

    @Test
    void takesAPathPrefix() {
        assertThat(settings("HTTPS://host:1/search/").encrypted()).isTrue();
    }

    private static ClusterSettings settings(String url) {
        return Clients.settings(URI.create(url), new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(1));
    }
}
