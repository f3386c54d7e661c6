package org.osmigrate.cluster;

import java.net.URI;
import java.time.Duration;

/** Clients with short pauses, for tests. */
final class Clients {

    private Clients() {}

    static ClusterClient of(URI url) {
        return of(settings(url, new Credentials.None(), Tls.DEFAULT, Duration.ofSeconds(20)));
    }

    static ClusterClient of(ClusterSettings settings) {
        return new PooledClient(settings, new Retry(3, Duration.ofMillis(2)));
    }

    static ClusterSettings settings(URI url, Credentials credentials, Tls tls, Duration timeout) {
        return new ClusterSettings("target", url, credentials, tls, timeout);
    }
}
